import { eq, max } from 'drizzle-orm'
import { workflows } from '@/db'
import type { StoreContext } from '@/server/context'
import { newId } from '@/server/ids'
import { changeStore } from '@/server/stores/change-store'
import { definitionsOf } from './definitions-of'
import { keepVersion } from './keep-version'
import { presentWorkflow, type Workflow } from './present-workflow'
import { versionDocumentOf } from './references-of'
import type { WorkflowInput } from './schema'
import { WORKFLOW_COLUMNS } from './workflow-row'

/** Makes a draft, last in the list, and its first version. Without nodes it is a blank one and has none yet. */
export function createWorkflow(ctx: StoreContext, input: WorkflowInput): Promise<Workflow> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const [last] = await tx
      .select({ priority: max(workflows.priority) })
      .from(workflows)
      .where(eq(workflows.storeId, storeId))
    const { name, nodes, edges, notes } = input
    const document = { nodes, edges, notes }
    const priority = (last?.priority ?? 0) + 1
    const [row] = await tx
      .insert(workflows)
      .values({ storeId, id: newId(), name, priority, document })
      .returning(WORKFLOW_COLUMNS)
    if (!row) throw new Error('an insert returned no row')
    await audit('workflow.created', { type: 'workflow', id: row.id, name })
    const definitions = await definitionsOf(tx, storeId)
    if (nodes.length > 0) await keepVersion(tx, row, versionDocumentOf(document, definitions))
    return presentWorkflow(tx, row, definitions)
  })
}
