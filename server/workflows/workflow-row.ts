import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { type Tx, workflows } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'
import { type WorkflowAction, whyNot } from './schema'

export type WorkflowRow = typeof workflows.$inferSelect

export const WORKFLOW_COLUMNS = {
  ...getTableColumns(workflows),
  createdAt: isoOf(workflows.createdAt),
  updatedAt: isoOf(workflows.updatedAt),
  draftAt: sql<string | null>`${isoOf(workflows.draftAt)}`,
}

/** One workflow of the store. Not found and not yours are the same: 404. */
export async function workflowRow(tx: Tx, ctx: StoreContext, id: string): Promise<WorkflowRow> {
  const [row] = isUuid(id)
    ? await tx
        .select(WORKFLOW_COLUMNS)
        .from(workflows)
        .where(and(eq(workflows.storeId, ctx.store.id), eq(workflows.id, id)))
    : []
  if (!row) throw new Problem('not-found', 'There is no such workflow.')
  return row
}

/** The same, where its state allows the action; else a conflict that says why not. */
export async function workflowThatCan(
  tx: Tx,
  ctx: StoreContext,
  action: WorkflowAction,
  id: string,
): Promise<WorkflowRow> {
  const row = await workflowRow(tx, ctx, id)
  const reason = whyNot(action, row.state)
  if (reason !== undefined) throw new Problem('conflict', reason)
  return row
}
