import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { presentWorkflow, type Workflow } from './present-workflow'
import { workflowRow } from './workflow-row'

/** Problem: `not-found`. */
export function getWorkflow(ctx: StoreContext, { id }: { id: string }): Promise<Workflow> {
  return inStore(ctx.store.id, async (tx) => presentWorkflow(tx, await workflowRow(tx, ctx, id)))
}
