import { and, desc, eq } from 'drizzle-orm'
import { type Tx, workflowVersions } from '@/db'
import { isoOf } from '@/db/iso-of'
import { definitionsOf } from './definitions-of'
import type { Definitions } from './graph-scope'
import { type NodeProblem, problemsOf } from './problems-of'
import type { WorkflowEdge, WorkflowNode, WorkflowState } from './schema'
import type { WorkflowRow } from './workflow-row'

/** A workflow as its owner sees it: contract §6's document, with what keeps it from being started. */
export type Workflow = {
  id: string
  name: string
  state: WorkflowState
  /** Place in the list; the lowest wins a field that two workflows set for the same event. */
  priority: number
  nodes: WorkflowNode[]
  edges: WorkflowEdge[]
  problems: NodeProblem[]
  /** What was started last; null for one that never was. */
  version: { id: string; number: number; createdAt: string } | null
  createdAt: string
  updatedAt: string
}

export async function presentWorkflow(tx: Tx, row: WorkflowRow, known?: Definitions): Promise<Workflow> {
  const definitions = known ?? (await definitionsOf(tx, row.storeId))
  const version = await latestVersion(tx, row)
  const { id, name, state, priority, document, createdAt, updatedAt } = row
  return {
    id,
    name,
    state,
    priority,
    nodes: document.nodes,
    edges: document.edges,
    problems: problemsOf(document, definitions),
    version: version ? { id: version.id, number: version.number, createdAt: version.createdAt } : null,
    createdAt,
    updatedAt,
  }
}

export async function latestVersion(tx: Tx, { storeId, id }: Pick<WorkflowRow, 'storeId' | 'id'>) {
  const [version] = await tx
    .select({
      id: workflowVersions.id,
      number: workflowVersions.number,
      document: workflowVersions.document,
      createdAt: isoOf(workflowVersions.createdAt),
    })
    .from(workflowVersions)
    .where(and(eq(workflowVersions.storeId, storeId), eq(workflowVersions.workflowId, id)))
    .orderBy(desc(workflowVersions.number))
    .limit(1)
  return version
}
