import type { WorkflowDocument } from '@/server/workflows/schema'
import { freeId } from './document-edits'
import { CARD, layoutOf } from './layout'

const GAP = 48
const STEP = 120
/** Width of a note, in pixels, where it has none of its own. */
export const NOTE_WIDTH = 220

/** The document with an empty note at the right of all nodes, below the notes that stand there. */
export function addNote(document: WorkflowDocument): { document: WorkflowDocument; id: string } {
  const notes = document.notes ?? []
  const laid = layoutOf(document)
  const places = document.nodes.map((node) => node.position ?? laid.get(node.id) ?? { x: 0, y: 0 })
  const x = places.length > 0 ? Math.max(...places.map((place) => place.x)) + CARD.width + GAP : 0
  const top = places.length > 0 ? Math.min(...places.map((place) => place.y)) : 0
  const below = notes.filter(({ position }) => position.x + NOTE_WIDTH > x).map(({ position }) => position.y + STEP)
  const id = freeId({ nodes: notes })
  return {
    document: { ...document, notes: [...notes, { id, text: '', position: { x, y: Math.max(top, ...below) } }] },
    id,
  }
}

/** The document with another text in a note; a note without any is none. */
export function writeNote(document: WorkflowDocument, id: string, text: string): WorkflowDocument {
  if (text.trim() === '') return { ...document, notes: document.notes?.filter((note) => note.id !== id) }
  return { ...document, notes: document.notes?.map((note) => (note.id === id ? { ...note, text } : note)) }
}
