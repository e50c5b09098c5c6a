import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import type { Step } from '@/server/workflows/execution'

/** How often nodes were left by each port in a group, by `{workflowId} {port} {nodeId}`. */
export type NodeCounts = Map<string, number>

/** Notes the steps of a run: by the exit that was taken, as `waiting` where it stands still, as `failed` where it ended. */
export function countSteps(counts: NodeCounts, workflowId: string, steps: readonly Step[]): void {
  for (const step of steps) {
    const key = `${workflowId} ${portOf(step)} ${step.node}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
}

function portOf({ waitsUntil, wokeAt, port, error }: Step): string {
  if (waitsUntil !== undefined && wokeAt === undefined) return 'waiting'
  return port ?? (error === undefined ? 'next' : 'failed')
}

/** Adds them up by day (UTC). Last in a transaction: its rows are shared by all runs of a workflow. */
export async function writeCounts(tx: Tx, storeId: string, counts: NodeCounts, now: string): Promise<void> {
  if (counts.size === 0) return
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, runs]) => {
      const [workflowId, port, ...nodeId] = key.split(' ')
      return { workflowId, port, nodeId: nodeId.join(' '), runs }
    })
  await tx.execute(sql`
    insert into node_counts (store_id, workflow_id, node_id, port, day, runs)
    select ${storeId}, r."workflowId", r."nodeId", r.port, ${now.slice(0, 10)}::date, r.runs
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r("workflowId" uuid, "nodeId" text, port text, runs bigint)
    on conflict (store_id, workflow_id, node_id, port, day) do update set runs = node_counts.runs + excluded.runs`)
}
