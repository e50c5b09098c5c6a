import { type Advanced, type AdvanceEnv, advance, isAwaited, type RunnableVersion, resume, type Wait } from './advance'
import type { ContactState, ReceivedEvent } from './scope'

/** How waits are taken in a run that is only tried: as over at once, with the clock at their moment. */
export type Ahead = {
  /** No wait is followed beyond this moment (ISO 8601). */
  until: string
  /** Events that come to waits for an event, by node; the others run out. */
  answers?: ReadonlyMap<string, ReceivedEvent>
}

/**
 * An event through a workflow and over all of its waits, the earliest first. Pure; nothing else happens to the contact
 * meanwhile. Its changes and outputs are those of the whole way; `waiting` where a wait ends beyond `until`.
 */
export function runAhead(
  version: RunnableVersion,
  contact: ContactState,
  event: ReceivedEvent,
  env: AdvanceEnv,
  { until, answers }: Ahead,
): Advanced {
  let run = advance(version, contact, event, env)
  const brought = new Map<string, ReceivedEvent>()
  for (let clock = env.now; ; ) {
    const next = earliest(run.waits)
    if (!next || Date.parse(next.wakeAt) > Date.parse(until)) return run
    const step = run.steps.find(({ node }) => node === next.nodeId)
    const answer = answers?.get(next.nodeId)
    const came = answer && step && isAwaited(version, step, answer) ? answer : undefined
    // What comes to a wait comes before it runs out: at the moment at which it began.
    if (!came && Date.parse(next.wakeAt) > Date.parse(clock)) clock = next.wakeAt
    const woken = { nodeId: next.nodeId, steps: run.steps, came, brought }
    const on = resume(version, run.state, event, { ...env, now: clock }, woken)
    if (came) brought.set(next.nodeId, came)
    run = {
      ...on,
      waits: [...run.waits.filter((wait) => wait !== next), ...on.waits],
      changes: [...run.changes, ...on.changes],
      outputs: [...run.outputs, ...on.outputs],
      ledger: [...run.ledger, ...on.ledger],
    }
    run.outcome =
      run.waits.length > 0 ? 'waiting' : run.steps.some(({ error }) => error !== undefined) ? 'failed' : 'finished'
  }
}

const earliest = (waits: readonly Wait[]): Wait | undefined =>
  waits.reduce<Wait | undefined>((first, wait) => (first && first.wakeAt <= wait.wakeAt ? first : wait), undefined)
