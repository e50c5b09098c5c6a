import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { workflowRow } from './workflow-row'

/** What passed a node. */
export type NodeCount = {
  /** How often it was done with: left by an exit, or failed. A wait counts when it is over. */
  runs: number
  /** By the exit that was taken. */
  byPort: Record<string, number>
  /** How often it could not run; one that was run again later counts there as well. */
  failed: number
  /** Contacts that stand there now, whenever they came; counting stops at `WAITING_MAX` of the workflow. */
  waitingNow: number
}

/** So that a canvas that is looked at stays cheap, whoever waits. */
const WAITING_MAX = 100_000
const DAY_MS = 86_400_000

/**
 * Counts of a workflow by node, of all its versions; `days` (UTC) with today, all of them unless told. Empty where it
 * never ran. Throws `not-found`.
 */
export function nodeCounts(
  ctx: StoreContext,
  { id, days }: { id: string; days?: number | undefined },
  now = new Date(),
): Promise<Record<string, NodeCount>> {
  const storeId = ctx.store.id
  const since = days === undefined ? null : new Date(now.getTime() - (days - 1) * DAY_MS).toISOString().slice(0, 10)
  return inStore(storeId, async (tx) => {
    await workflowRow(tx, ctx, id)
    const counted = await tx.execute<{ node: string; port: string; runs: number }>(sql`
      select node_id as node, port, sum(runs)::float8 as runs from node_counts
      where store_id = ${storeId} and workflow_id = ${id} and port <> 'waiting'
        and (${since}::date is null or day >= ${since}::date)
      group by 1, 2`)
    const waiting = await tx.execute<{ node: string; n: number }>(sql`
      select node_id as node, count(*)::int as n from (
        select node_id from execution_waits where store_id = ${storeId} and workflow_id = ${id} limit ${WAITING_MAX}) w
      group by 1`)
    const counts = new Map<string, NodeCount>()
    const of = (node: string): NodeCount => {
      const count = counts.get(node) ?? { runs: 0, byPort: {}, failed: 0, waitingNow: 0 }
      counts.set(node, count)
      return count
    }
    for (const { node, port, runs } of counted) addCount(of(node), port, runs)
    for (const { node, n } of waiting) of(node).waitingNow = n
    return Object.fromEntries(counts)
  })
}

export function addCount(count: NodeCount, port: string, runs: number): void {
  count.runs += runs
  if (port === 'failed') count.failed += runs
  else count.byPort[port] = (count.byPort[port] ?? 0) + runs
}
