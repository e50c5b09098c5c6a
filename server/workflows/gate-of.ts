import { type AdvanceEnv, advance, type RunnableVersion } from './advance'
import { NEVER_ENTERED } from './entry'
import type { ContactState, ReceivedEvent } from './scope'

/** What keeps an event out of a workflow that listens to it. */
export const GATES = ['filter', 'limits', 'trust'] as const
export type Gate = (typeof GATES)[number]

/** Which of its gates was shut for an event that did not enter: the one whose opening would have let it in. Pure. */
export function gateOf(version: RunnableVersion, contact: ContactState, event: ReceivedEvent, env: AdvanceEnv): Gate {
  const enters = (given: ReceivedEvent, entered = env.entered) =>
    advance(version, contact, given, { ...env, entered: entered ?? NEVER_ENTERED }).entered
  if (enters(event, NEVER_ENTERED)) return 'limits'
  if (event.trust === 'claimed' && enters({ ...event, trust: 'verified' })) return 'trust'
  return 'filter'
}
