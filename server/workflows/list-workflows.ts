import { asc, eq, sql } from 'drizzle-orm'
import { inStore, workflows } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { definitionsOf } from './definitions-of'
import { problemsOf } from './problems-of'
import type { WorkflowState } from './schema'
import { WORKFLOW_COLUMNS } from './workflow-row'

/** Counting stops here, so that a busy store's list stays quick: this many or more. */
export const ENTERED_MAX = 100_000

export type WorkflowSummary = {
  id: string
  name: string
  state: WorkflowState
  priority: number
  problems: number
  /** How many events entered it, up to `ENTERED_MAX`. */
  entered: number
  lastRunAt: string | null
  createdAt: string
  updatedAt: string
}

/** All workflows of the store in the order of the list. */
export function listWorkflows(ctx: StoreContext): Promise<WorkflowSummary[]> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const rows = await tx
      .select({
        workflow: WORKFLOW_COLUMNS,
        entered: sql<number>`(select count(*)::int from (select 1 from executions e where e.store_id = ${storeId} and e.workflow_id = workflows.id limit ${ENTERED_MAX}) counted)`,
        // Event ids are ordered by time: the primary key finds the last one.
        lastRunAt: sql<
          string | null
        >`(select ${isoOf(sql`e.started_at`)} from executions e where e.store_id = ${storeId} and e.workflow_id = workflows.id order by e.event_id desc limit 1)`,
      })
      .from(workflows)
      .where(eq(workflows.storeId, storeId))
      .orderBy(asc(workflows.priority), asc(workflows.id))
    const definitions = rows.length > 0 ? await definitionsOf(tx, storeId) : undefined
    return rows.map(({ workflow, entered, lastRunAt }) => {
      const { id, name, state, priority, createdAt, updatedAt, document } = workflow
      const problems = definitions ? problemsOf(document, definitions).length : 0
      return { id, name, state, priority, problems, entered, lastRunAt, createdAt, updatedAt }
    })
  })
}
