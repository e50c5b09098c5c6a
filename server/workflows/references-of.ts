import type { FieldDefinition } from '@/server/fields/field-types'
import { compileVersion, type VersionDocument } from './compile-version'
import type { Reference } from './define-node'
import type { Definitions } from './graph-scope'
import type { WorkflowDocument } from './schema'

type Resolved = Exclude<Reference, { node: string }>

/** What the nodes of a document rely on, each once; a field of "the event of node n1" by its event type. */
export function referencesOf(document: WorkflowDocument): Resolved[] {
  const { nodes } = compileVersion(document)
  const resolve = (reference: Reference): Resolved[] => {
    if (!('node' in reference)) return [reference]
    const node = nodes.get(reference.node)
    const eventTypeId =
      node && node.broken === undefined ? node.definition?.brings?.(node.settings).eventTypeId : undefined
    return eventTypeId === undefined ? [] : [{ eventTypeId, field: reference.field }]
  }
  const all = [...nodes.values()].flatMap(({ definition, settings, broken }) =>
    broken === undefined ? (definition?.uses?.(settings) ?? []).flatMap(resolve) : [],
  )
  return [...new Map(all.map((reference) => [JSON.stringify(reference), reference])).values()]
}

/** The document with the definitions of the event fields that it reads, as they are now: what a version keeps. */
export function versionDocumentOf(document: WorkflowDocument, definitions: Definitions): VersionDocument {
  const { eventTypes } = definitions
  const snapshot: NonNullable<VersionDocument['eventTypes']> = {}
  for (const reference of referencesOf(document)) {
    if (!('eventTypeId' in reference) || reference.field === undefined) continue
    const field = eventTypes.get(reference.eventTypeId)?.fields.get(reference.field)
    if (!field) continue
    const type = snapshot[reference.eventTypeId] ?? { fields: {} }
    snapshot[reference.eventTypeId] = type
    type.fields[field.id] = definitionOnly(field)
  }
  return { nodes: document.nodes, edges: document.edges, eventTypes: snapshot, ...sendTypesOf(document, definitions) }
}

/** Event types that the document sends, whole: what is required is looked at when it is sent. */
function sendTypesOf(document: WorkflowDocument, { sendTypes }: Definitions): Pick<VersionDocument, 'sendTypes'> {
  const sent = referencesOf(document).flatMap((reference) =>
    'eventTypeId' in reference ? (sendTypes.get(reference.eventTypeId) ?? []) : [],
  )
  if (sent.length === 0) return {}
  const entries = sent.map(({ id, fields }) => {
    const kept = [...fields.values()].map((field) => {
      return [field.id, { ...definitionOnly(field), required: field.required ?? false }]
    })
    return [id, { fields: Object.fromEntries(kept) }]
  })
  return { sendTypes: Object.fromEntries(entries) }
}

function definitionOnly({ id, name, type, defaultCountryCode, options }: FieldDefinition): FieldDefinition {
  return { id, name, type, defaultCountryCode: defaultCountryCode ?? null, options: options ?? null }
}
