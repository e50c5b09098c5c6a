import { and, eq, exists, gte, isNull, lt, or } from 'drizzle-orm'
import { events, pendingWork, type Tx, workflowActivations, workflows } from '@/db'
import type { StoreContext } from '@/server/context'
import { Problem } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { workflowThatCan } from './workflow-row'

/**
 * Removes a workflow that is not active, its versions and its locks; what it did stays in the contacts' activity.
 * Problems: `not-found`, `conflict` (active, or an event that it met is still to be processed).
 */
export function deleteWorkflow(ctx: StoreContext, { id }: { id: string }): Promise<void> {
  return changeStore(ctx, async ({ tx, audit }) => {
    const { storeId, name } = await workflowThatCan(tx, ctx, 'delete', id)
    if (await isOwed(tx, storeId, id)) {
      const detail = 'Events that were received while it was active are still being processed. Try again in a moment.'
      throw new Problem('conflict', detail)
    }
    await tx.delete(workflows).where(and(eq(workflows.storeId, storeId), eq(workflows.id, id)))
    await audit('workflow.deleted', { type: 'workflow', id, name })
  })
}

/** An event starts the workflows that were active when it was accepted (contract §4), so those must still be there. */
async function isOwed(tx: Tx, storeId: string, workflowId: string): Promise<boolean> {
  const span = tx
    .select()
    .from(workflowActivations)
    .where(
      and(
        eq(workflowActivations.storeId, storeId),
        eq(workflowActivations.workflowId, workflowId),
        gte(events.revision, workflowActivations.fromRevision),
        or(isNull(workflowActivations.toRevision), lt(events.revision, workflowActivations.toRevision)),
      ),
    )
  const [owed] = await tx
    .select({ eventId: events.id })
    .from(pendingWork)
    .innerJoin(events, and(eq(events.storeId, pendingWork.storeId), eq(events.id, pendingWork.eventId)))
    .where(and(eq(pendingWork.storeId, storeId), isNull(pendingWork.parkedAt), exists(span)))
    .limit(1)
  return owed !== undefined
}
