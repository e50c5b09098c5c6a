import { conditionsOf } from './conditions-of'
import type { Facts } from './facts'

/** Whether the segment is, or is built on, `target`, directly or through others. */
export function isBuiltOn(segmentId: string, target: string, facts: Facts, seen = new Set<string>()): boolean {
  if (segmentId === target) return true
  if (seen.has(segmentId)) return false
  seen.add(segmentId)
  const definition = facts.segments.get(segmentId)?.definition
  if (!definition) return false
  return conditionsOf(definition).some(
    ({ condition }) => condition.kind === 'in-segment' && isBuiltOn(condition.segmentId, target, facts, seen),
  )
}
