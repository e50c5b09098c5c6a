import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { definitionsOf } from './definitions-of'
import type { WorkflowFile } from './file-schema'
import { importDocument, type Match } from './import-document'
import { type NodeProblem, problemsOf } from './problems-of'

export type ImportPreview = {
  name: string
  nodes: number
  notes: number
  matches: Match[]
  /** What the draft will have to be mended of before it can be started. */
  problems: NodeProblem[]
}

/** What importing a file would make. Nothing is written. */
export function previewImport(ctx: StoreContext, file: WorkflowFile): Promise<ImportPreview> {
  return inStore(ctx.store.id, async (tx) => {
    const definitions = await definitionsOf(tx, ctx.store.id)
    const { document, matches } = importDocument(file, definitions)
    const { name, nodes, notes } = file
    return { name, nodes: nodes.length, notes: notes.length, matches, problems: problemsOf(document, definitions) }
  })
}
