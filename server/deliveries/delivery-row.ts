import { and, eq, type SQL, sql } from 'drizzle-orm'
import { contacts, customIntegrations, type DeliveryTry, deliveries, eventTypes, type Tx, workflows } from '@/db'
import { isoOf } from '@/db/iso-of'

/** One line of the list: what was sent to whom by which workflow, and how it stands. */
export type DeliveryLine = {
  /** The `webhook-id` of every try. */
  id: string
  eventTypeId: string
  eventTypeName: string
  integrationId: string
  integrationName: string
  integrationColor: string
  workflowId: string
  /** Null where it is gone. */
  workflowName: string | null
  contactId: string
  /** Null of an anonymous contact. */
  email: string | null
  state: 'pending' | 'delivered' | 'dead'
  /** Tries since it was made, or was last sent again by hand. */
  attempts: number
  /** When it is tried next; null where it is not. */
  nextAt: string | null
  lastTry: DeliveryTry | null
  createdAt: string
  endedAt: string | null
}

const COLUMNS = {
  id: deliveries.id,
  eventTypeId: deliveries.eventTypeId,
  eventTypeName: eventTypes.name,
  integrationId: customIntegrations.id,
  integrationName: customIntegrations.name,
  integrationColor: customIntegrations.color,
  workflowId: deliveries.workflowId,
  workflowName: workflows.name,
  contactId: deliveries.contactId,
  email: contacts.email,
  state: deliveries.state,
  attempts: deliveries.attempts,
  nextAt: sql<string | null>`case when ${deliveries.state} = 'pending' then ${isoOf(deliveries.nextAt)} end`,
  lastTry: sql<DeliveryTry | null>`${deliveries.tries}->-1`,
  createdAt: isoOf(deliveries.createdAt),
  endedAt: sql<string | null>`${isoOf(deliveries.endedAt)}`,
}

/** Deliveries of a store with the names of what they belong to. */
export const selectDeliveries = (tx: Tx, storeId: string, where: SQL | undefined) =>
  tx
    .select(COLUMNS)
    .from(deliveries)
    .innerJoin(eventTypes, and(eq(eventTypes.storeId, deliveries.storeId), eq(eventTypes.id, deliveries.eventTypeId)))
    .innerJoin(
      customIntegrations,
      and(eq(customIntegrations.storeId, deliveries.storeId), eq(customIntegrations.id, eventTypes.integrationId)),
    )
    .innerJoin(contacts, and(eq(contacts.storeId, deliveries.storeId), eq(contacts.id, deliveries.contactId)))
    .leftJoin(workflows, and(eq(workflows.storeId, deliveries.storeId), eq(workflows.id, deliveries.workflowId)))
    .where(and(eq(deliveries.storeId, storeId), where))
