import { foldLetters } from '@/server/fields/fold-letters'
import type { WorkflowFile } from './file-schema'
import type { Definitions } from './graph-scope'
import type { WorkflowDocument, WorkflowNode } from './schema'

/** Something that a file needs: as what it is known here, and by what it was found; null: not found. */
export type Match = {
  kind: 'event-type' | 'contact-field' | 'segment' | 'web-content'
  name: string
  found: { id: string; name: string; by: 'id' | 'alias' | 'name' } | null
}

export type Imported = { document: WorkflowDocument; matches: Match[] }

/**
 * The document of a file with what it needs as this store knows it: by id, else by alias, else by a name that only one
 * thing of that kind has. What is not found stays as the file says it, and is a problem of the draft: never a guess.
 */
export function importDocument(file: WorkflowFile, definitions: Definitions): Imported {
  const ids = new Map<string, string>()
  const fields = new Map<string, string>()
  const matches = [
    ...file.needs.eventTypes.map((need) =>
      note(ids, need.id, 'event-type', need.name, eventTypeFor(need, definitions)),
    ),
    ...file.needs.contactFields.map((need) =>
      note(fields, need.id, 'contact-field', need.name, named(need, definitions.contactFields)),
    ),
    ...file.needs.segments.map((need) => note(ids, need.id, 'segment', need.name, named(need, definitions.segments))),
    ...file.needs.webContents.map((need) =>
      note(ids, need.id, 'web-content', need.name, named(need, definitions.webContents)),
    ),
  ]
  const nodes = file.nodes.map((node) => ({ ...node, config: mapped(node, ids, fields) }))
  return { document: { nodes, edges: file.edges, notes: file.notes }, matches }
}

function note(ids: Map<string, string>, id: string, kind: Match['kind'], name: string, found: Match['found']): Match {
  if (found) ids.set(id, found.id)
  return { kind, name, found }
}

function eventTypeFor(
  { id, alias, name, integration, sends }: WorkflowFile['needs']['eventTypes'][number],
  definitions: Definitions,
): Match['found'] {
  const known = sends ? definitions.sendTypes : definitions.eventTypes
  const same = known.get(id)
  if (same) return { id, name: same.name, by: 'id' }
  const all = [...known.values()]
  const byAlias = all.find((one) => one.alias === alias)
  if (byAlias) return { id: byAlias.id, name: byAlias.name, by: 'alias' }
  const byName = all.filter(
    (one) => isNamed(one, name) && one.integration !== null && isNamed(one.integration, integration),
  )
  return only(byName)
}

type Named = { id: string; name: string; type: string }

function named({ id, name, type }: Named, known: ReadonlyMap<string, Named>): Match['found'] {
  const same = known.get(id)
  if (same) return { id, name: same.name, by: 'id' }
  return only([...known.values()].filter((one) => one.type === type && isNamed(one, name)))
}

/** Two of one name are no answer. */
function only(found: readonly { id: string; name: string }[]): Match['found'] {
  const [one, ...more] = found
  return one && more.length === 0 ? { id: one.id, name: one.name, by: 'name' } : null
}

const isNamed = ({ name }: { name: string }, other: string) => foldLetters(name).trim() === foldLetters(other).trim()

/** Settings with the ids of this store: `…Id` of whatever kind, contact fields of sources and those that *Set field* sets. */
function mapped(
  node: WorkflowNode,
  ids: ReadonlyMap<string, string>,
  fields: ReadonlyMap<string, string>,
): WorkflowNode['config'] {
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return key.endsWith('Id') ? (ids.get(value) ?? value) : value
    if (Array.isArray(value)) return value.map((item) => visit(item, key))
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([name, member]): [string, unknown] => [name, visit(member, name)])
    const copy: Record<string, unknown> = Object.fromEntries(entries)
    const isSet = node.type === 'set-field' && key === 'assignments'
    if ((copy.from === 'contact' || isSet) && typeof copy.field === 'string')
      copy.field = fields.get(copy.field) ?? copy.field
    return copy
  }
  return visit(node.config, '') as WorkflowNode['config'] // an object stays an object
}
