import type { WorkflowDocument } from '@/server/workflows/schema'
import { noteKey } from './note-key'

type Position = { x: number; y: number }

/** The document with nodes and notes elsewhere on the canvas, by their keys. */
export function moveItems(document: WorkflowDocument, moves: ReadonlyMap<string, Position>): WorkflowDocument {
  return {
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, ...placed(moves.get(node.id)) })),
    notes: document.notes?.map((note) => ({ ...note, ...placed(moves.get(noteKey(note.id))) })),
  }
}

const placed = (position: Position | undefined) => position && { position }
