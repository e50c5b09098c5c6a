import { identityOn } from './identity-on'
import { makeId } from './make-id'
import { pageOf } from './page-of'
import type { Payload, TrackedEvent } from './public-types'
import { putEntry, trimQueue } from './queue'
import type { State } from './state'
import { tellDropped } from './tell-dropped'

/** Puts an event – or without one: an identification, a visit – into the queue, with who and where it is now. */
export function record(state: State, { event, fields }: { event?: TrackedEvent; fields?: Payload } = {}): void {
  const { ports, shelf } = state
  if (state.consent === false) {
    tellDropped(state, 1, 'no-consent')
    return
  }
  const { tracker, email, hash } = identityOn(shelf, ports)
  const contact = email ? { email, hash, fields } : undefined
  const page = pageOf({ ...ports.page(), ...state.pageProps })
  state.lastMs = Math.max(state.lastMs + 1, ports.now())
  state.fresh.add(putEntry(shelf, { tracker, contact, page, event }, state.lastMs, event ? event.id : makeId(ports)))
  const count = trimQueue(shelf)
  if (count) tellDropped(state, count, 'queue-full')
}
