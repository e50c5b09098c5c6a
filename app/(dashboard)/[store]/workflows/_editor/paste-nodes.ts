import { FILE_CHARS_MAX, type Fragment, fragmentSchema } from '@/server/workflows/file-schema'
import { NOTES_MAX, type WorkflowDocument, type WorkflowNode } from '@/server/workflows/schema'
import { freeId } from './document-edits'
import { noteKey } from './note-key'

const NODES_MAX = 200
const STEP = 40

/** The nodes in a text: what *Copy* wrote, a workflow file, or a workflow as the API gives it; undefined for any other text. */
export function readNodes(text: string): Fragment | undefined {
  if (text.length > FILE_CHARS_MAX) return undefined
  try {
    const { data } = fragmentSchema.safeParse(JSON.parse(text))
    return data && data.nodes.length + data.notes.length > 0 ? data : undefined
  } catch {
    return undefined
  }
}

export type Pasted = { document: WorkflowDocument; selected: string[] }

/**
 * The document with the nodes of a fragment under new ids. Sources that name a copied node name its copy; others stay as
 * they are, and are problems where nothing has that name here. Undefined where the document would grow too large.
 */
export function pasteNodes(document: WorkflowDocument, fragment: Fragment): Pasted | undefined {
  const before = { nodes: document.nodes, notes: document.notes ?? [] }
  const isTooMuch =
    before.nodes.length + fragment.nodes.length > NODES_MAX || before.notes.length + fragment.notes.length > NOTES_MAX
  if (isTooMuch) return undefined
  const ids = newIds(before.nodes, fragment.nodes)
  const noteIds = newIds(before.notes, fragment.notes)
  const aside = freeOffset([...before.nodes, ...before.notes], [...fragment.nodes, ...fragment.notes])
  const move = ({ x, y }: { x: number; y: number }) => ({ x: x + aside, y: y + aside })
  const nodes = fragment.nodes.map((node) => ({
    ...{ ...node, id: ids.get(node.id) ?? node.id, config: renamed(node.config, ids) },
    ...(node.position && { position: move(node.position) }),
  }))
  const notes = fragment.notes.map((note) => ({
    ...{ ...note, id: noteIds.get(note.id) ?? note.id, position: move(note.position) },
  }))
  const edges = fragment.edges.flatMap(({ from, to, port }) => {
    const [newFrom, newTo] = [ids.get(from), ids.get(to)]
    return newFrom && newTo ? [{ from: newFrom, to: newTo, ...(port && { port }) }] : []
  })
  return {
    document: {
      nodes: [...before.nodes, ...nodes],
      edges: [...document.edges, ...edges],
      notes: [...before.notes, ...notes],
    },
    selected: [...nodes.map(({ id }) => id), ...notes.map(({ id }) => noteKey(id))],
  }
}

type Item = { id: string; position?: { x: number; y: number } | undefined }

/** A free id for each. */
function newIds(taken: readonly Item[], copied: readonly Item[]): Map<string, string> {
  const ids = new Map<string, string>()
  const all: { id: string }[] = [...taken]
  for (const { id } of copied) {
    if (ids.has(id)) continue
    const next = freeId({ nodes: all })
    ids.set(id, next)
    all.push({ id: next })
  }
  return ids
}

/** How far aside the copies go, so that none lies exactly on something that is there. */
function freeOffset(there: readonly Item[], copies: readonly Item[]): number {
  const places = new Set(there.flatMap(({ position }) => (position ? [`${position.x} ${position.y}`] : [])))
  const isTaken = (by: number) =>
    copies.some(({ position }) => position && places.has(`${position.x + by} ${position.y + by}`))
  let by = 0
  while (isTaken(by)) by += STEP
  return by
}

/** Settings with each source that names a node of the map under its new name. */
function renamed(config: WorkflowNode['config'], ids: ReadonlyMap<string, string>): WorkflowNode['config'] {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([key, member]): [string, unknown] => [key, visit(member)])
    const copy: Record<string, unknown> = Object.fromEntries(entries)
    if (copy.from === 'event' && typeof copy.node === 'string') copy.node = ids.get(copy.node) ?? copy.node
    return copy
  }
  return visit(config) as WorkflowNode['config'] // an object stays an object
}
