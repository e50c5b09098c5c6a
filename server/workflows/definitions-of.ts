import { and, asc, eq } from 'drizzle-orm'
import { customIntegrations, eventTypeFields, eventTypes, segments, type Tx, webContents } from '@/db'
import { contactFieldsOf } from '@/server/contacts/contact-fields'
import type { Definitions, EventField, EventTypeDefinition, SendTypeDefinition } from './graph-scope'
import { PAGE_VISIT_DEFINITION } from './page-visit-definition'

/** What the store's owner has defined, and page visits, as the workflows' palette and the check of a draft need it. */
export async function definitionsOf(tx: Tx, storeId: string): Promise<Definitions> {
  const contactFields = await contactFieldsOf(tx, storeId)
  const types = await tx
    .select({
      id: eventTypes.id,
      name: eventTypes.name,
      alias: eventTypes.alias,
      receiveContext: eventTypes.receiveContext,
      integration: { id: customIntegrations.id, name: customIntegrations.name, color: customIntegrations.color },
    })
    .from(eventTypes)
    .innerJoin(
      customIntegrations,
      and(eq(customIntegrations.storeId, eventTypes.storeId), eq(customIntegrations.id, eventTypes.integrationId)),
    )
    .where(eq(eventTypes.storeId, storeId))
    .orderBy(asc(customIntegrations.name), asc(eventTypes.name), asc(eventTypes.id))
  const fields = await tx
    .select()
    .from(eventTypeFields)
    .where(eq(eventTypeFields.storeId, storeId))
    .orderBy(asc(eventTypeFields.position))
  const names = await tx
    .select({ id: segments.id, name: segments.name, type: segments.type })
    .from(segments)
    .where(eq(segments.storeId, storeId))
    .orderBy(asc(segments.name), asc(segments.id))
  const contents = await tx
    .select({ id: webContents.id, name: webContents.name, type: webContents.type })
    .from(webContents)
    .where(eq(webContents.storeId, storeId))
    .orderBy(asc(webContents.name), asc(webContents.id))
  const fieldsOf = new Map<string, Map<string, EventField>>(types.map(({ id }) => [id, new Map()]))
  for (const field of fields) fieldsOf.get(field.eventTypeId)?.set(field.id, field)
  return {
    eventTypes: new Map([
      ...types.flatMap(({ receiveContext, ...type }): [string, EventTypeDefinition][] =>
        receiveContext ? [[type.id, { ...type, receiveContext, fields: fieldsOf.get(type.id) ?? new Map() }]] : [],
      ),
      [PAGE_VISIT_DEFINITION.id, PAGE_VISIT_DEFINITION],
    ]),
    sendTypes: new Map(
      types.flatMap(({ receiveContext, ...type }): [string, SendTypeDefinition][] =>
        receiveContext ? [] : [[type.id, { ...type, fields: fieldsOf.get(type.id) ?? new Map() }]],
      ),
    ),
    contactFields: new Map(contactFields.map((field) => [field.id, field])),
    segments: new Map(names.map((segment) => [segment.id, segment])),
    webContents: new Map(contents.map((content) => [content.id, content])),
  }
}
