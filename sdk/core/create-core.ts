import { changeConsent, startInMemory } from './change-consent'
import { copyOf } from './copy-of'
import { forgivingShelf } from './forgiving-shelf'
import { identityOn, keepIdentity } from './identity-on'
import { leavePage } from './leave-page'
import { makeListeners, type Tell } from './listeners'
import { makeId } from './make-id'
import { makeSender } from './make-sender'
import { makeTracker } from './make-tracker'
import { BATCH } from './next-batch'
import type { ContentReport, Inlet, Payload } from './public-types'
import { entryKeys } from './queue'
import { record } from './record'
import { settleBatch } from './settle-batch'
import { shelfInMemory } from './shelf-in-memory'
import type { State } from './state'
import { droppedCount } from './tell-dropped'
import type { Ports } from './types'

const FLUSH_MS = 5_000
/** The event type of visits, in every store (contract §5): what was seen is the request's `page`. */
const PAGE_VISIT = '_page-visit'

export type Core = Inlet & {
  /** Tells the server what became of a showing, as surely as an event. */
  report(id: string, what: ContentReport['what']): void
  /** See `leavePage`. */
  leave(hand: (body: string) => boolean): void
  /** Events that will never be sent, since the device first ran the SDK. */
  droppedCount(): number
}

/** The SDK without a platform. Until `consent(true)` it keeps everything in memory and sends nothing. */
export function createCore(ports: Ports): Core {
  const { on, tell } = makeListeners()
  const state = startState(ports, tell)
  const sender = makeSender({
    ports,
    tell,
    shelf: () => (state.consent === true ? state.shelf : undefined),
    onDone: (shelf, batch, answer) => settleBatch(state, shelf, batch, answer),
  })
  /** A full batch goes at once, a first event within five seconds. */
  const wake = () => {
    const { length } = entryKeys(state.shelf)
    if (length > 0) sender.wake(length < BATCH.events ? FLUSH_MS : 0)
  }
  const now = () => new Date(ports.now()).toISOString()
  const happened = (alias: string, payload: Payload = {}) => {
    record(state, { event: { alias, payload, id: makeId(ports), at: now() } })
    wake()
  }
  return guarded<Core>(tell, {
    identify(email, fields, { hash } = {}) {
      if (typeof email !== 'string' || !email.trim()) throw new TypeError('identify takes an email')
      const copy = fields && copyOf(fields, 'fields')
      const { tracker } = identityOn(state.shelf, ports)
      if (state.consent !== false) keepIdentity(state.shelf, { tracker, email, hash })
      record(state, { fields: copy })
      wake()
    },
    track(alias, payload) {
      if (typeof alias !== 'string' || !alias) throw new TypeError('track takes an alias')
      happened(alias, payload && copyOf(payload, 'the payload'))
    },
    page(props) {
      state.pageProps = props || {}
      happened(PAGE_VISIT)
    },
    report(id, what) {
      record(state, { content: { id, what, at: now() } })
      wake()
    },
    reset: () => void keepIdentity(state.shelf, { tracker: makeTracker(ports) }),
    consent(answer) {
      changeConsent(state, answer)
      wake()
    },
    on,
    flush: sender.flush,
    leave: (hand) => leavePage(state, hand),
    droppedCount: () => droppedCount(state),
  })
}

function startState(ports: Ports, tell: Tell): State {
  const state: State = {
    ...{ ports, tell, device: forgivingShelf(ports.shelf), shelf: shelfInMemory(), consent: 'pending' },
    ...{ provisional: '', pageProps: {}, lastMs: 0, fresh: new Set() },
  }
  startInMemory(state)
  return state
}

/** Whatever goes wrong inside a method is told, never thrown into the caller's page or app. */
function guarded<Methods extends object>(tell: Tell, methods: Methods): Methods {
  const safe = Object.entries(methods).map(([name, method]) => [
    name,
    (...args: unknown[]) => {
      try {
        return method(...args)
      } catch (error) {
        tell('error', { reason: String(error), willRetry: false })
      }
    },
  ])
  return Object.fromEntries(safe) // the same names, each with what it had
}
