import { identityOn, keepIdentity, knownOn } from './identity-on'
import { makeTracker } from './make-tracker'
import type { Consent } from './public-types'
import { trimQueue } from './queue'
import { restampEntries } from './restamp-entries'
import { shelfInMemory } from './shelf-in-memory'
import type { State } from './state'
import { tellDropped } from './tell-dropped'

/** Pending: from now on in memory. Yes: what memory holds goes to the device. No: both are emptied. */
export function changeConsent(state: State, answer: Consent): void {
  const { device } = state
  if (answer === state.consent) return
  if (answer === true) open(state)
  else startInMemory(state)
  if (answer === false) {
    for (const key of device.keys()) device.remove(key)
    state.pageProps = {}
  }
  state.consent = answer
}

export function startInMemory(state: State): void {
  state.shelf = shelfInMemory()
  state.provisional = keepIdentity(state.shelf, { tracker: makeTracker(state.ports) }).tracker
}

function open(state: State): void {
  const { device, shelf: memory, provisional } = state
  const { tracker, ...known } = knownOn(device) || { tracker: provisional }
  const mine = identityOn(memory, state.ports)
  // After a reset, mine is somebody else than the device knows.
  keepIdentity(device, mine.tracker === provisional ? { ...known, ...mine, tracker } : mine)
  // Never sent, so no answer can be confused by the tracker that it gets now.
  restampEntries(memory, device, provisional, tracker)
  state.shelf = device
  const count = trimQueue(device)
  if (count) tellDropped(state, count, 'queue-full')
}
