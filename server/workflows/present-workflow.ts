import { and, desc, eq } from 'drizzle-orm'
import { type Tx, workflowVersions } from '@/db'
import { isoOf } from '@/db/iso-of'
import { definitionsOf } from './definitions-of'
import type { Definitions } from './graph-scope'
import { type NodeProblem, problemsOf } from './problems-of'
import type { WorkflowEdge, WorkflowNode, WorkflowNote, WorkflowState } from './schema'
import type { WorkflowRow } from './workflow-row'

/** `basedOn`: the `updatedAt` of the workflow that it was made from. */
export type KeptDraft = {
  name: string
  nodes: WorkflowNode[]
  edges: WorkflowEdge[]
  notes: WorkflowNote[]
  at: string
  basedOn: string
}

/** A workflow as its owner sees it: contract §6's document, with what keeps it from being started. */
export type Workflow = {
  id: string
  name: string
  state: WorkflowState
  /** Place in the list; the lowest wins a field that two workflows set for the same event. */
  priority: number
  nodes: WorkflowNode[]
  edges: WorkflowEdge[]
  notes: WorkflowNote[]
  problems: NodeProblem[]
  /** What was saved last; null for one that has been blank ever since. */
  version: { id: string; number: number; createdAt: string } | null
  /** What the editor keeps by itself and nobody has saved; null: nothing. */
  draft: KeptDraft | null
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
    notes: document.notes ?? [],
    problems: problemsOf(document, definitions),
    version: version ? { id: version.id, number: version.number, createdAt: version.createdAt } : null,
    draft: draftOf(row),
    createdAt,
    updatedAt,
  }
}

function draftOf({ draft, draftAt }: WorkflowRow): KeptDraft | null {
  if (!draft || draftAt === null) return null
  const { name, nodes, edges, notes = [], basedOn } = draft
  return { name, nodes, edges, notes, at: draftAt, basedOn }
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
