import { identityOn } from './identity-on'
import { makeId } from './make-id'
import { pageOf } from './page-of'
import type { ContentReport, Payload, TrackedEvent } from './public-types'
import { putEntry, trimQueue } from './queue'
import type { State } from './state'
import { tellDropped } from './tell-dropped'

type What = { event?: TrackedEvent; fields?: Payload; content?: ContentReport }

/** Puts what happened – with nothing said: an identification – into the queue, with who and where it is now. */
export function record(state: State, { event, fields, content }: What): void {
  const { ports, shelf } = state
  if (state.consent === false) {
    tellDropped(state, 1, 'no-consent')
    return
  }
  const { tracker, email, hash } = identityOn(shelf, ports)
  const contact = email ? { email, hash, fields } : undefined
  const page = pageOf({ ...ports.page(), ...state.pageProps })
  state.lastMs = Math.max(state.lastMs + 1, ports.now())
  state.fresh.add(
    putEntry(shelf, { tracker, contact, page, event, content }, state.lastMs, event ? event.id : makeId(ports)),
  )
  const count = trimQueue(shelf)
  if (count) tellDropped(state, count, 'queue-full')
}
