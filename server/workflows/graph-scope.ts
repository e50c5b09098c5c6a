import type { ContactField } from '@/server/contacts/contact-fields'
import type { FieldDefinition } from '@/server/fields/field-types'
import type { WebContentType } from '@/server/web-contents/schema'
import type { FieldSource } from './source'

export type EventField = FieldDefinition & { definition: string }

/** An event type that can start a workflow, with its fields by id. */
export type EventTypeDefinition = {
  id: string
  name: string
  alias: string
  receiveContext: 'api' | 'webhook' | 'web'
  /** Null: the product's own. */
  integration: { id: string; name: string; color: string } | null
  fields: ReadonlyMap<string, EventField>
}

/** An event type that workflows send, with its fields by id. */
export type SendTypeDefinition = Omit<EventTypeDefinition, 'receiveContext' | 'integration'> & {
  integration: NonNullable<EventTypeDefinition['integration']>
}

/** What the store's owner has defined, as a draft is judged against it. */
export type Definitions = {
  eventTypes: ReadonlyMap<string, EventTypeDefinition>
  sendTypes: ReadonlyMap<string, SendTypeDefinition>
  contactFields: ReadonlyMap<string, ContactField>
  segments: ReadonlyMap<string, SegmentName>
  webContents: ReadonlyMap<string, WebContentName>
}

export type SegmentName = { id: string; name: string; type: 'static' | 'dynamic-plus' }
export type WebContentName = { id: string; name: string; type: WebContentType }

/** What a node's settings are judged against: the store's definitions, and what stands before the node. */
export type GraphScope = Definitions & {
  /** Events that nodes before this one bring, by node; undefined where that node names no known event type. */
  events: ReadonlyMap<string, EventTypeDefinition | undefined>
}

/** The field that a source reads, or why there is none. */
export function fieldOfSource(source: FieldSource, graph: GraphScope): { field: FieldDefinition } | { reason: string } {
  if (source.from === 'contact') {
    const field = graph.contactFields.get(source.field)
    return field ? { field } : { reason: `There is no contact field "${source.field}". Choose another.` }
  }
  if (!graph.events.has(source.node))
    return { reason: `No event comes from "${source.node}": choose a trigger that leads to this node.` }
  const eventType = graph.events.get(source.node)
  if (!eventType) return { reason: `The trigger "${source.node}" has no event yet.` }
  const field = eventType.fields.get(source.field)
  return field ? { field } : { reason: `The event "${eventType.name}" has no field "${source.field}". Choose another.` }
}
