import { and, asc, eq } from 'drizzle-orm'
import { customIntegrations, eventTypeFields, eventTypes, segments, type Tx } from '@/db'
import { type ContactField, contactFieldsOf } from '@/server/contacts/contact-fields'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import type { FieldDefinition } from '@/server/fields/field-types'
import type { SegmentDefinition } from './schema'

export type EventField = FieldDefinition & { definition: string }
export type KnownEventType = {
  id: string
  name: string
  /** Null: the product's own. */
  integration: { name: string; color: string } | null
  fields: Map<string, EventField>
}
export type KnownSegment = {
  id: string
  name: string
  type: 'dynamic-plus' | 'static'
  definition: SegmentDefinition | null
}

/** All that a definition may speak of, in one store. */
export type Facts = {
  contactFields: Map<string, ContactField>
  eventTypes: Map<string, KnownEventType>
  segments: Map<string, KnownSegment>
}

export async function factsOf(tx: Tx, storeId: string): Promise<Facts> {
  const contactFields = await contactFieldsOf(tx, storeId)
  const types = await tx
    .select({ id: eventTypes.id, name: eventTypes.name, integration: customIntegrations })
    .from(eventTypes)
    .innerJoin(customIntegrations, eq(customIntegrations.id, eventTypes.integrationId))
    .where(and(eq(eventTypes.storeId, storeId), eq(eventTypes.category, 'receive')))
    .orderBy(asc(customIntegrations.name), asc(eventTypes.name))
  const fields = await tx
    .select()
    .from(eventTypeFields)
    .where(eq(eventTypeFields.storeId, storeId))
    .orderBy(asc(eventTypeFields.position))
  const known = await tx
    .select({ id: segments.id, name: segments.name, type: segments.type, definition: segments.definition })
    .from(segments)
    .where(eq(segments.storeId, storeId))
    .orderBy(asc(segments.name))
  const byId = new Map<string, KnownEventType>()
  for (const { id, name, integration } of types) {
    byId.set(id, { id, name, integration: { name: integration.name, color: integration.color }, fields: new Map() })
  }
  for (const field of fields) byId.get(field.eventTypeId)?.fields.set(field.id, field)
  byId.set(PAGE_VISIT.id, visits())
  return {
    contactFields: new Map(contactFields.map((field) => [field.id, field])),
    eventTypes: byId,
    segments: new Map(known.map((segment) => [segment.id, segment])),
  }
}

/** Page visits, which every store receives: nothing of them can be edited, so no definition has to be held on to. */
function visits(): KnownEventType {
  const { id, name, fields } = PAGE_VISIT
  return {
    id,
    name,
    integration: null,
    fields: new Map(fields.map((field) => [field.id, { ...field, definition: '' }])),
  }
}
