import type { WorkflowNode } from '@/server/workflows/schema'
import { readShares } from './split-shares'

/** The exits that a node has: those of its kind, and of a *Split* those that it gives a share. */
export function exitsOf(
  { type, config }: WorkflowNode,
  nodes: readonly { type: string; exits: readonly string[] }[],
): readonly string[] {
  const ways = type === 'split' ? readShares(config).map(({ way }) => way) : []
  return ways.length > 0 ? ways : (nodes.find((known) => known.type === type)?.exits ?? ['next'])
}
