import type { Step } from '@/server/workflows/execution'
import type { ReceivedEvent } from '@/server/workflows/scope'

/** Ids of the events that came to waits of an execution. */
export const cameTo = (steps: readonly Step[]): string[] => steps.flatMap(({ cameEventId }) => cameEventId ?? [])

/** By node, of `events` those that came to its waits. */
export function broughtBy(
  steps: readonly Step[],
  events: ReadonlyMap<string, ReceivedEvent>,
): Map<string, ReceivedEvent> {
  const brought = new Map<string, ReceivedEvent>()
  for (const { node, cameEventId } of steps) {
    const event = cameEventId === undefined ? undefined : events.get(cameEventId)
    if (event) brought.set(node, event)
  }
  return brought
}
