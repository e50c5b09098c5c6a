import type { GraphScope } from './graph-scope'

/** Why a node cannot name this segment, as a list with one sentence or none. `isStatic`: it is to move contacts by hand. */
export function segmentProblem(segmentId: string, { segments }: GraphScope, isStatic = false): string[] {
  const segment = segments.get(segmentId)
  if (!segment) return ['This segment does not exist any more. Choose another.']
  if (!isStatic || segment.type === 'static') return []
  return [`Who is in "${segment.name}" follows from its conditions. Choose a static segment.`]
}
