import { and, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { customIntegrations, eventTypes, type Tx } from '@/db'
import { isoOf } from '@/db/iso-of'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'
import { endpointUrl } from './endpoint-url'
import type { EventTypeField } from './event-type-field'
import { readFields } from './read-fields'
import type { ReceiveContextName } from './receive-contexts'
import type { DeliveryId, FanOut, Invalid, Verification } from './webhook-settings'

/** An event type as the document of contract §6, with its fields in order, its address and what came last. */
export type EventTypeView = {
  id: string
  integrationId: string
  integrationName: string
  integrationColor: string
  name: string
  alias: string
  category: 'receive'
  receiveType: ReceiveContextName
  url: string
  /** Of webhooks, without its secret (contract §6). */
  verification: Verification | null
  /** Until when the secret before the present one is taken too. */
  previousSecretEndsAt: string | null
  deliveryId: DeliveryId | null
  fanOut: FanOut | null
  invalid: Invalid
  fields: EventTypeField[]
  lastEventAt: string | null
  createdAt: string
  updatedAt: string
}

const { storeId: _, receiveContext, category: __, ...rest } = getTableColumns(eventTypes)
const { verificationSecret: ___, previousSecret: ____, ...open } = rest
const { webhookUrl: _____, webhookHeaders: ______, signingSecret: _______, ...columns } = open

/** The store's event types that receive, the youngest first. */
export async function readEventTypes(tx: Tx, storeId: string, where?: SQL): Promise<EventTypeView[]> {
  const rows = await tx
    .select({
      ...columns,
      createdAt: isoOf(eventTypes.createdAt),
      updatedAt: isoOf(eventTypes.updatedAt),
      previousSecretEndsAt: isoOf(eventTypes.previousSecretEndsAt),
      receiveType: receiveContext,
      integrationName: customIntegrations.name,
      integrationColor: customIntegrations.color,
      lastEventAt: sql<string | null>`(select ${isoOf(sql`e.received_at`)} from events e
        where e.store_id = ${eventTypes.storeId} and e.event_type_id = ${eventTypes.id} order by e.id desc limit 1)`,
    })
    .from(eventTypes)
    .innerJoin(
      customIntegrations,
      and(eq(customIntegrations.storeId, eventTypes.storeId), eq(customIntegrations.id, eventTypes.integrationId)),
    )
    .where(and(eq(eventTypes.storeId, storeId), eq(eventTypes.category, 'receive'), where))
    .orderBy(desc(eventTypes.id))
  const fields = await readFields(
    tx,
    storeId,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ receiveType, ...row }) =>
    receiveType === null
      ? []
      : {
          ...row,
          category: 'receive' as const,
          receiveType,
          url: endpointUrl({ storeId, receiveType, alias: row.alias }),
          fields: fields.get(row.id) ?? [],
        },
  )
}

/** Throws `not-found`. */
export async function readEventType(tx: Tx, storeId: string, id: string): Promise<EventTypeView> {
  const [eventType] = isUuid(id) ? await readEventTypes(tx, storeId, eq(eventTypes.id, id)) : []
  if (!eventType) throw new Problem('not-found', 'There is no such event type.')
  return eventType
}
