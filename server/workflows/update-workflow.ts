import { and, eq } from 'drizzle-orm'
import { workflows } from '@/db'
import type { StoreContext } from '@/server/context'
import { Problem } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { definitionsOf } from './definitions-of'
import { keepVersion } from './keep-version'
import { presentWorkflow, type Workflow } from './present-workflow'
import { versionDocumentOf } from './references-of'
import type { WorkflowPatch } from './schema'
import { workflowThatCan } from './workflow-row'

type WorkflowChange = WorkflowPatch & {
  id: string
  /** From the editor: the `updatedAt` that it began with. Its draft goes, since that is what is saved. */
  basedOn?: string
}

/**
 * Saves a draft or a paused workflow as a version; its problems come back with it and do not stop the saving. Events that
 * a paused one still owes stay on the version that they met. Problems: `not-found`, `conflict` (active or finished; or
 * changed since `basedOn`).
 */
export function updateWorkflow(ctx: StoreContext, { id, basedOn, ...patch }: WorkflowChange): Promise<Workflow> {
  return changeStore(ctx, async ({ tx, audit }) => {
    const old = await workflowThatCan(tx, ctx, 'edit', id)
    if (basedOn !== undefined && basedOn !== old.updatedAt)
      throw new Problem('conflict', 'The workflow has been changed elsewhere since you opened it.')
    const name = patch.name ?? old.name
    const { nodes, edges, notes } = { ...old.document, ...present(patch) }
    const document = { nodes, edges, notes }
    const draft = basedOn === undefined ? {} : { draft: null, draftAt: null }
    const change = { name, document, updatedAt: new Date().toISOString(), ...draft }
    await tx
      .update(workflows)
      .set(change)
      .where(and(eq(workflows.storeId, ctx.store.id), eq(workflows.id, id)))
    const definitions = await definitionsOf(tx, ctx.store.id)
    if (patch.nodes || patch.edges) await keepVersion(tx, old, versionDocumentOf(document, definitions))
    await audit('workflow.updated', { type: 'workflow', id, name })
    return presentWorkflow(tx, { ...old, ...change }, definitions)
  })
}

/** What a PATCH leaves out is undefined, and would otherwise take the place of what is there. */
const present = ({ nodes, edges, notes }: WorkflowPatch) => ({
  ...(nodes && { nodes }),
  ...(edges && { edges }),
  ...(notes && { notes }),
})
