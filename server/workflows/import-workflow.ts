import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { createWorkflow } from './create-workflow'
import { definitionsOf } from './definitions-of'
import type { WorkflowFile } from './file-schema'
import { importDocument } from './import-document'
import type { Workflow } from './present-workflow'

/** Makes a draft of a file; what it needs and this store does not have is among its problems. */
export async function importWorkflow(ctx: StoreContext, file: WorkflowFile): Promise<Workflow> {
  const definitions = await inStore(ctx.store.id, (tx) => definitionsOf(tx, ctx.store.id))
  const { nodes, edges, notes = [] } = importDocument(file, definitions).document
  return createWorkflow(ctx, { name: file.name, nodes, edges, notes })
}
