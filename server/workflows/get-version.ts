import { and, eq } from 'drizzle-orm'
import { inStore, workflowVersions } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'
import type { WorkflowEdge, WorkflowNode } from './schema'

export type WorkflowVersion = {
  id: string
  number: number
  createdAt: string
  nodes: WorkflowNode[]
  edges: WorkflowEdge[]
}

/** One version of a workflow, as it was saved. Notes do nothing and belong to no version. Problem: `not-found`. */
export function getVersion(
  ctx: StoreContext,
  { id: workflow, versionId }: { id: string; versionId: string },
): Promise<WorkflowVersion> {
  return inStore(ctx.store.id, async (tx) => {
    const { storeId, id, workflowId, number, document, createdAt } = workflowVersions
    const [version] =
      isUuid(workflow) && isUuid(versionId)
        ? await tx
            .select({ id, number, createdAt: isoOf(createdAt), document })
            .from(workflowVersions)
            .where(and(eq(storeId, ctx.store.id), eq(workflowId, workflow), eq(id, versionId)))
        : []
    if (!version) throw new Problem('not-found', 'There is no such version of this workflow.')
    const { document: kept, ...head } = version
    return { ...head, nodes: kept.nodes, edges: kept.edges }
  })
}
