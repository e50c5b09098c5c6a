import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { FieldValue } from '@/server/fields/field-types'
import { createdAt, id, instant, storeId } from './columns'
import { contacts } from './contacts'
import { eventTypes } from './event-types'

/** One try to hand a delivery over. `status` is of the answer, `error` says why there was none. */
export type DeliveryTry = { at: string; ms: number; status?: number; error?: string }

/**
 * What a workflow sends to another system: written with the run that asked for it, sent by a worker until the other side
 * takes it. Its id is the `webhook-id` of every try, so that the receiver can tell a repetition (Standard Webhooks).
 */
export const deliveries = pgTable(
  'deliveries',
  {
    storeId: storeId(),
    id: id(),
    eventTypeId: uuid('event_type_id').notNull(),
    workflowId: uuid('workflow_id').notNull(),
    eventId: uuid('event_id').notNull(),
    nodeId: text('node_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    /** By field of the event type, as the run evaluated them. */
    values: jsonb('values').$type<Record<string, FieldValue>>().notNull(),
    /** The same text in every try: its signature covers it. */
    body: text('body').notNull(),
    /** `dead`: it was given up after the last try, and waits for a person to send it again. */
    state: text('state', { enum: ['pending', 'delivered', 'dead'] })
      .notNull()
      .default('pending'),
    attempts: integer('attempts').notNull().default(0),
    /** When it is tried next; while a worker tries, when another one may take it over. */
    nextAt: instant('next_at').notNull(),
    /** The last ones, the newest at the end. */
    tries: jsonb('tries').$type<DeliveryTry[]>().notNull().default([]),
    /** The head of what the other side answered last. */
    lastAnswer: text('last_answer'),
    createdAt: createdAt(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    uniqueIndex('deliveries_once').on(t.storeId, t.eventId, t.workflowId, t.nodeId),
    index('deliveries_due').on(t.storeId, t.nextAt).where(sql`${t.state} = 'pending'`),
    // What still waits, or was given up, is counted and found apart from the many that arrived.
    index('deliveries_left').on(t.storeId, t.eventTypeId, t.nextAt).where(sql`${t.state} <> 'delivered'`),
    index('deliveries_event_type').on(t.storeId, t.eventTypeId, t.id),
    index('deliveries_contact').on(t.storeId, t.contactId, t.id),
    foreignKey({
      name: 'deliveries_event_type_exists',
      columns: [t.storeId, t.eventTypeId],
      foreignColumns: [eventTypes.storeId, eventTypes.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'deliveries_contact_exists',
      columns: [t.storeId, t.contactId],
      foreignColumns: [contacts.storeId, contacts.id],
    }).onDelete('cascade'),
  ],
)
