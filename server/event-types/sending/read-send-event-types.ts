import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { customIntegrations, eventTypes, type Tx } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { isUuid } from '@/server/ids'
import { isProblem, Problem } from '@/server/problems'
import type { EventTypeField } from '../event-type-field'
import { readFields } from '../read-fields'
import type { WebhookHeader } from '../send-schema'
import { headersFor, openHeaders } from './headers'

/** An event type that is sent, as the document of contract §6; its signing secret is told by a verb of its own. */
export type SendEventTypeView = {
  id: string
  integrationId: string
  integrationName: string
  integrationColor: string
  name: string
  alias: string
  category: 'send'
  webhookUrl: string
  /** Values of credentials are masked for viewers and API keys. */
  webhookHeaders: WebhookHeader[]
  fields: EventTypeField[]
  /** When a workflow last sent one, whatever became of it. */
  lastDeliveryAt: string | null
  counts: { pending: number; dead: number }
  createdAt: string
  updatedAt: string
}

const ofType = sql`d.store_id = ${eventTypes.storeId} and d.event_type_id = ${eventTypes.id}`
const countOf = (state: 'pending' | 'dead') =>
  sql<number>`(select count(*)::int from deliveries d where ${ofType} and d.state = ${state})`

/** The store's event types that are sent, the youngest first. */
export async function readSendEventTypes(tx: Tx, ctx: StoreContext, where?: SQL): Promise<SendEventTypeView[]> {
  const storeId = ctx.store.id
  const { id, integrationId, name, alias, webhookUrl, webhookHeaders } = eventTypes
  const rows = await tx
    .select({
      ...{ id, integrationId, name, alias, webhookUrl, webhookHeaders },
      integrationName: customIntegrations.name,
      integrationColor: customIntegrations.color,
      lastDeliveryAt: sql<string | null>`(select ${isoOf(sql`d.created_at`)} from deliveries d
        where ${ofType} order by d.id desc limit 1)`,
      counts: { pending: countOf('pending'), dead: countOf('dead') },
      createdAt: isoOf(eventTypes.createdAt),
      updatedAt: isoOf(eventTypes.updatedAt),
    })
    .from(eventTypes)
    .innerJoin(
      customIntegrations,
      and(eq(customIntegrations.storeId, eventTypes.storeId), eq(customIntegrations.id, integrationId)),
    )
    .where(and(eq(eventTypes.storeId, storeId), eq(eventTypes.category, 'send'), where))
    .orderBy(desc(id))
  const ids = rows.map((row) => row.id)
  const fields = await readFields(tx, storeId, ids)
  return rows.map((row) => ({
    ...row,
    category: 'send' as const,
    webhookUrl: row.webhookUrl ?? '',
    webhookHeaders: headersFor(ctx, readable(storeId, row.id, row.webhookHeaders)),
    fields: fields.get(row.id) ?? [],
  }))
}

/** Headers that were sealed under another APP_SECRET are gone: the owner sets them again. */
function readable(storeId: string, eventTypeId: string, sealed: string | null): WebhookHeader[] {
  try {
    return openHeaders({ storeId, eventTypeId }, sealed)
  } catch (error) {
    if (isProblem(error)) return []
    throw error
  }
}

/** Throws `not-found`. */
export async function readSendEventType(tx: Tx, ctx: StoreContext, id: string): Promise<SendEventTypeView> {
  const [eventType] = isUuid(id) ? await readSendEventTypes(tx, ctx, eq(eventTypes.id, id)) : []
  if (!eventType) throw new Problem('not-found', 'There is no such event type.')
  return eventType
}
