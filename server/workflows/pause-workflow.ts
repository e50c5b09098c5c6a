import { and, eq, isNull } from 'drizzle-orm'
import { type Tx, workflowActivations, workflows } from '@/db'
import type { StoreContext } from '@/server/context'
import { changeStore } from '@/server/stores/change-store'
import { presentWorkflow, type Workflow } from './present-workflow'
import { workflowThatCan } from './workflow-row'

/**
 * Events that are accepted from this change's revision on do not start it; it may be edited and started again. What it
 * relies on stays locked. Problems: `not-found`, `conflict` (its state).
 */
export function pauseWorkflow(ctx: StoreContext, { id }: { id: string }): Promise<Workflow> {
  return changeStore(ctx, async ({ tx, revision, audit }) => {
    const row = await workflowThatCan(tx, ctx, 'pause', id)
    const updatedAt = await endActivation(tx, row.storeId, id, 'paused', revision)
    await audit('workflow.paused', { type: 'workflow', id, name: row.name })
    return presentWorkflow(tx, { ...row, state: 'paused', updatedAt })
  })
}

/** Closes the open span, where there is one, and answers when. */
export async function endActivation(
  tx: Tx,
  storeId: string,
  workflowId: string,
  state: 'paused' | 'finished',
  revision: number,
): Promise<string> {
  const updatedAt = new Date().toISOString()
  const { storeId: ofStore, workflowId: ofWorkflow, toRevision } = workflowActivations
  await tx
    .update(workflowActivations)
    .set({ toRevision: revision })
    .where(and(eq(ofStore, storeId), eq(ofWorkflow, workflowId), isNull(toRevision)))
  await tx
    .update(workflows)
    .set({ state, updatedAt })
    .where(and(eq(workflows.storeId, storeId), eq(workflows.id, workflowId)))
  return updatedAt
}
