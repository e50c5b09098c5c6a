import { keepIdentity, knownOn } from './identity-on'
import type { Batch } from './next-batch'
import { restampEntries } from './restamp-entries'
import type { State } from './state'
import { tellDropped } from './tell-dropped'
import type { Answer, Shelf } from './types'

/** After a batch's end: taken by the server (with its answer), or refused for good. Empties the queue of it and tells. */
export function settleBatch(state: State, shelf: Shelf, batch: Batch, answer?: Answer): void {
  if (answer) adoptTracker(shelf, batch, answer)
  if (answer && batch.asksTracker) return
  for (const { key } of batch.kept) {
    shelf.remove(key)
    state.fresh.delete(key)
  }
  if (answer) tellAnswer(state, batch, answer)
  else tellDropped(state, batch.kept.length, 'refused')
}

function tellAnswer({ tell }: State, { kept }: Batch, answer: Answer): void {
  const events = kept.flatMap(({ entry }) => entry.event || [])
  const { rejected = [], webContents = [] } = answer
  const isRejected = new Set(rejected.map(({ index }) => index))
  const sent = events.filter((_, index) => !isRejected.has(index))
  if (sent[0]) tell('sent', { events: sent.map(({ alias, id }) => ({ alias, id })) })
  for (const { index, validationErrors } of rejected) {
    const event = events[index]
    if (event) tell('rejected', { event, validationErrors })
  }
  if (webContents[0]) tell('content', webContents)
}

/**
 * What the server calls this device from now on. Waiting entries keep the tracker they may already have been sent with,
 * by which a repeat is recognised; only a `~` name, which never left the device, is replaced in them.
 */
function adoptTracker(shelf: Shelf, { kept, asksTracker }: Batch, { trackerId }: Answer): void {
  const [first] = kept
  const identity = knownOn(shelf)
  if (!first || typeof trackerId !== 'string' || !trackerId) return
  const before = first.entry.tracker
  if (identity && identity.tracker === before) keepIdentity(shelf, { ...identity, tracker: trackerId })
  if (asksTracker) restampEntries(shelf, shelf, before, trackerId)
}
