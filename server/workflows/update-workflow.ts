import { and, eq } from 'drizzle-orm'
import { workflows } from '@/db'
import type { StoreContext } from '@/server/context'
import { changeStore } from '@/server/stores/change-store'
import { presentWorkflow, type Workflow } from './present-workflow'
import type { WorkflowPatch } from './schema'
import { workflowThatCan } from './workflow-row'

/**
 * Saves a draft or a paused workflow; its problems come back with it and do not stop the saving. Events that a paused
 * one still owes stay on the version that they met. Problems: `not-found`, `conflict` (active or finished).
 */
export function updateWorkflow(ctx: StoreContext, { id, ...patch }: { id: string } & WorkflowPatch): Promise<Workflow> {
  return changeStore(ctx, async ({ tx, audit }) => {
    const old = await workflowThatCan(tx, ctx, 'edit', id)
    const name = patch.name ?? old.name
    const document = { nodes: patch.nodes ?? old.document.nodes, edges: patch.edges ?? old.document.edges }
    const updatedAt = new Date().toISOString()
    await tx
      .update(workflows)
      .set({ name, document, updatedAt })
      .where(and(eq(workflows.storeId, ctx.store.id), eq(workflows.id, id)))
    await audit('workflow.updated', { type: 'workflow', id, name })
    return presentWorkflow(tx, { ...old, name, document, updatedAt })
  })
}
