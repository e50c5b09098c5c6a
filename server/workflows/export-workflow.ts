import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { definitionsOf } from './definitions-of'
import type { WorkflowFile } from './file-schema'
import { needsOf } from './needs-of'
import { workflowRow } from './workflow-row'

/** A workflow as it was saved last, as a file to take elsewhere. Problem: `not-found`. */
export function exportWorkflow(ctx: StoreContext, { id }: { id: string }): Promise<WorkflowFile> {
  return inStore(ctx.store.id, async (tx) => {
    const { name, document } = await workflowRow(tx, ctx, id)
    const { nodes, edges, notes = [] } = document
    const needs = needsOf(document, await definitionsOf(tx, ctx.store.id))
    return { inlet: 'workflow', version: 1, name, nodes, edges, notes, needs }
  })
}
