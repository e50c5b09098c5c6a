import type { WorkflowDocument } from '@/server/workflows/schema'
import { noteKey } from './note-key'

/** The selected nodes and notes with the lines between them, as text for the clipboard; undefined where none is left. */
export function copyNodes(document: WorkflowDocument, selected: ReadonlySet<string>): string | undefined {
  const nodes = document.nodes.filter(({ id }) => selected.has(id))
  const notes = (document.notes ?? []).filter(({ id }) => selected.has(noteKey(id)))
  if (nodes.length + notes.length === 0) return undefined
  const edges = document.edges.filter(({ from, to }) => selected.has(from) && selected.has(to))
  return JSON.stringify({ inlet: 'workflow-nodes', nodes, edges, ...(notes.length > 0 && { notes }) }, null, 2)
}
