import type { ContactField } from '@/server/contacts/contact-fields'
import { type ContactRow, contactValueOf } from '@/server/contacts/contact-row'
import type { FieldDefinition, FieldValue } from '@/server/fields/field-types'
import type { FieldSource, Source } from './source'

/** An accepted event as its workflows see it. */
export type ReceivedEvent = {
  id: string
  eventTypeId: string
  values: Readonly<Record<string, FieldValue>>
  receivedAt: string
  /** When it happened: what "newer" is judged by. */
  occurredAt: string
  /** `claimed`: a browser says whose it is, and nothing proves it (contract §5). */
  trust: 'verified' | 'claimed'
}

/** A contact as a workflow finds and leaves it. */
export type ContactState = ContactRow & {
  /** Which workflow set which field for the event in hand: of two, the first in the list wins. Not stored. */
  claims?: { eventId: string; fields: Readonly<Record<string, { workflowId: string; workflowName: string }>> }
}

export type FieldDefinitions = Readonly<Record<string, FieldDefinition>>

/** What a node knows when it runs, and all that it may know: nodes are pure. */
export type Scope = {
  event: ReceivedEvent
  /** The definitions of the event's fields, as of the version. */
  eventFields: FieldDefinitions
  /** Events by the node that brought them. */
  events: ReadonlyMap<string, { event: ReceivedEvent; fields: FieldDefinitions }>
  /** What the version sends, by event type, as its fields were when it was started. */
  sendTypes: Readonly<Record<string, { fields: FieldDefinitions }>>
  contact: ContactState
  contactFields: ReadonlyMap<string, ContactField>
  /** Segments that the contact is in. */
  memberships: ReadonlySet<string>
  now: string
  /** Of the store (IANA). */
  timeZone: string
  /** The node that runs, and of which workflow: what is drawn by lot is drawn by them and the contact. */
  workflowId: string
  nodeId: string
}

/** The source's value now; undefined where there is none. */
export function evaluate(source: Source, scope: Scope): unknown {
  return source.from === 'literal' ? (source.value ?? undefined) : readField(source, scope)
}

export function readField(source: FieldSource, scope: Scope): FieldValue | undefined {
  if (source.from === 'contact') return contactValueOf(scope.contact, source.field) ?? undefined
  const values = scope.events.get(source.node)?.event.values
  return values && Object.hasOwn(values, source.field) ? values[source.field] : undefined
}

/** The definition of the field that the source reads; undefined for a field that is not there. */
export function definitionOf(source: FieldSource, scope: Scope): FieldDefinition | undefined {
  if (source.from === 'contact') return scope.contactFields.get(source.field)
  const fields = scope.events.get(source.node)?.fields
  return fields && Object.hasOwn(fields, source.field) ? fields[source.field] : undefined
}
