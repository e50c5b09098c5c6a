import { and, eq } from 'drizzle-orm'
import { executions, executionWaits, type Tx } from '@/db'
import type { StoreContext } from '@/server/context'
import { changeStore } from '@/server/stores/change-store'
import { endActivation } from './pause-workflow'
import { presentWorkflow, type Workflow } from './present-workflow'
import { unlock } from './start-workflow'
import { workflowThatCan } from './workflow-row'

/**
 * Ends it for good: no event starts it any more, and what it relied on is free again; events accepted before still run,
 * on the definitions that their version keeps, and who waits in it goes no further. Problems: `not-found`, `conflict` (its state).
 */
export function finishWorkflow(ctx: StoreContext, { id }: { id: string }): Promise<Workflow> {
  return changeStore(ctx, async ({ tx, revision, audit }) => {
    const row = await workflowThatCan(tx, ctx, 'finish', id)
    const updatedAt = await endActivation(tx, row.storeId, id, 'finished', revision)
    await unlock(tx, row.storeId, id)
    await endWaiting(tx, row.storeId, id, updatedAt)
    await audit('workflow.finished', { type: 'workflow', id, name: row.name })
    return presentWorkflow(tx, { ...row, state: 'finished', updatedAt })
  })
}

async function endWaiting(tx: Tx, storeId: string, workflowId: string, at: string): Promise<void> {
  await tx
    .delete(executionWaits)
    .where(and(eq(executionWaits.storeId, storeId), eq(executionWaits.workflowId, workflowId)))
  await tx
    .update(executions)
    .set({ state: 'finished', finishedAt: at })
    .where(and(eq(executions.storeId, storeId), eq(executions.workflowId, workflowId), eq(executions.state, 'waiting')))
}
