import { and, asc, eq, sql } from 'drizzle-orm'
import { eventTypeFields, eventTypes, inStore, type Tx } from '@/db'
import { CONTACT_COLUMNS } from '@/server/contacts/contact-columns'
import { contactFieldsOf } from '@/server/contacts/contact-fields'
import type { ContactRow } from '@/server/contacts/contact-row'
import type { StoreContext } from '@/server/context'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { FIELD_TYPES, type FieldDefinition, type FieldValue } from '@/server/fields/field-types'
import { isUuid } from '@/server/ids'
import { notValid, Problem } from '@/server/problems'
import { storeNameOf } from '@/server/stores/store-name-of'
import { checkTemplate } from './check-template'
import { contactVariables } from './contact-variables'
import { renderContent, type Variables } from './render-content'
import { unknownVariables } from './unknown-variables'

export type WebContentPreview = {
  html: string
  /** Variables of the template that nothing fills, as in `event.sise`. */
  unknown: string[]
}

type Input = { html: string; eventTypeId?: string | undefined; eventId?: string | undefined }

/**
 * A template as a visitor would see it: of one event with its contact, or filled with samples of an event type (of all
 * those of context web and page visits unless one is named). Nothing is stored. Problems: `not-valid` at `/html`, `not-found`.
 */
export function previewWebContent(
  ctx: StoreContext,
  { html, eventTypeId, eventId }: Input,
): Promise<WebContentPreview> {
  const storeId = ctx.store.id
  const template = checkTemplate(html)
  return inStore(storeId, async (tx) => {
    const event = eventId === undefined ? undefined : await eventOf(tx, storeId, eventId)
    const fields = await fieldsOf(tx, storeId, event?.eventTypeId ?? eventTypeId)
    const contactFields = await contactFieldsOf(tx, storeId)
    const values = event ?? { event: samplesOf(fields), contact: samplesOf(contactFields) }
    return {
      html: rendered(html, { ...values, store: { name: await storeNameOf(tx, storeId) } }),
      unknown: unknownVariables(template, { event: idsOf(fields), contact: idsOf(contactFields) }),
    }
  })
}

const idsOf = (fields: FieldDefinition[]) => new Set(fields.map(({ id }) => id))
const samplesOf = (fields: FieldDefinition[]): Record<string, FieldValue> =>
  Object.fromEntries(fields.map((field) => [field.id, FIELD_TYPES[field.type].sample(field)]))

function rendered(html: string, variables: Variables): string {
  try {
    return renderContent(html, variables)
  } catch (error) {
    const reason = `expected a template that can be filled in; ${error instanceof Error ? error.message.slice(0, 200) : ''}`
    throw notValid([{ path: '/html', reason }])
  }
}

type EventRow = { eventTypeId: string; values: Record<string, FieldValue>; contactId: string }

async function eventOf(tx: Tx, storeId: string, id: string) {
  const [event] = isUuid(id)
    ? await tx.execute<EventRow & { trust: 'verified' | 'claimed' }>(sql`
        select event_type_id as "eventTypeId", values, contact_id as "contactId", trust
        from events where store_id = ${storeId} and id = ${id}`)
    : []
  const [contact] = await tx.execute<ContactRow>(sql`
    select ${CONTACT_COLUMNS} from contacts c where c.store_id = ${storeId} and c.id = ${event?.contactId ?? null}`)
  if (!event || !contact) throw new Problem('not-found', 'There is no such event.')
  const { eventTypeId, values, trust } = event
  return { eventTypeId, event: values, contact: contactVariables(contact, trust) }
}

async function fieldsOf(tx: Tx, storeId: string, eventTypeId: string | undefined): Promise<FieldDefinition[]> {
  if (eventTypeId === PAGE_VISIT.id) return [...PAGE_VISIT.fields]
  const which = eventTypeId === undefined ? eq(eventTypes.receiveContext, 'web') : eq(eventTypes.id, eventTypeId)
  const types = await tx
    .select({ id: eventTypes.id })
    .from(eventTypes)
    .where(and(eq(eventTypes.storeId, storeId), which))
  if (eventTypeId !== undefined && types.length === 0) throw new Problem('not-found', 'There is no such event type.')
  const own = new Set(types.map(({ id }) => id))
  const fields = await tx
    .select()
    .from(eventTypeFields)
    .where(eq(eventTypeFields.storeId, storeId))
    .orderBy(asc(eventTypeFields.position))
  const ofTypes = fields.filter((field) => own.has(field.eventTypeId))
  return eventTypeId === undefined ? [...ofTypes, ...PAGE_VISIT.fields] : ofTypes
}
