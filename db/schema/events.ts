import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ReceptionFilter } from '@/server/events/reception-filter'
import type { FieldValue } from '@/server/fields/field-types'
import type { ValidationError } from '@/server/problems'
import { bytea } from './bytea'
import { createdAt, id, instant, storeId } from './columns'
import { contacts } from './contacts'
import { stores } from './stores'

/** One attempt to hand us an event: accepted, rejected or duplicate, with the body as it came. */
export const receptions = pgTable(
  'receptions',
  {
    storeId: storeId(),
    id: id(),
    receivedAt: instant('received_at').notNull(),
    outcome: text('outcome', { enum: ['accepted', 'rejected', 'duplicate'] }).notNull(),
    status: integer('status').notNull(),
    eventTypeId: uuid('event_type_id'),
    receiveContext: text('receive_context', { enum: ['api', 'webhook', 'web'] }).notNull(),
    alias: text('alias'),
    apiKeyId: uuid('api_key_id'),
    remoteAddress: text('remote_address'),
    headers: jsonb('headers').$type<Record<string, string>>().notNull(),
    body: bytea('body'),
    bodyBytes: integer('body_bytes').notNull(),
    /** Pointers of what came and was not stored (webhook, web). */
    ignored: jsonb('ignored').$type<string[]>(),
    reasonCode: text('reason_code'),
    detail: text('detail'),
    reasons: jsonb('reasons').$type<ValidationError[]>(),
    duplicateOf: uuid('duplicate_of'),
    /** How many events it became: with fan-out more than one, or none. */
    eventCount: integer('event_count').notNull().default(0),
    /** Of context web: whether the contact's email was proved by its hash. */
    trust: text('trust', { enum: ['verified', 'claimed'] }),
    /** The reception that this one repeats with a later definition. */
    replayOf: uuid('replay_of'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    index('receptions_not_accepted').on(t.storeId, t.outcome, t.id).where(sql`${t.outcome} <> 'accepted'`),
    index('receptions_replay_of').on(t.storeId, t.replayOf).where(sql`${t.replayOf} is not null`),
  ],
)

/** One accepted occurrence. `revision` is the store's when it was accepted: it says which workflows it starts. */
export const events = pgTable(
  'events',
  {
    storeId: storeId(),
    id: id(),
    receptionId: uuid('reception_id').notNull(),
    eventTypeId: uuid('event_type_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    values: jsonb('values').$type<Record<string, FieldValue>>().notNull(),
    receivedAt: instant('received_at').notNull(),
    /** When it happened: told by a browser within bounds (contract §5), else when it was received. */
    occurredAt: instant('occurred_at').notNull(),
    trust: text('trust', { enum: ['verified', 'claimed'] })
      .notNull()
      .default('verified'),
    /** False: a replay that only stores and counts. */
    startsWorkflows: boolean('starts_workflows').notNull().default(true),
    /** Of context web: the browser or app that sent it, which is the one to show web contents. */
    trackerId: text('tracker_id'),
    revision: bigint('revision', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    index('events_contact').on(t.storeId, t.contactId, t.eventTypeId, t.occurredAt),
    index('events_event_type').on(t.storeId, t.eventTypeId, t.id),
    // The first event of a reception has its id; only the others of a fan-out need to be found by it.
    index('events_of_fan_out').on(t.storeId, t.receptionId).where(sql`${t.id} <> ${t.receptionId}`),
    foreignKey({
      name: 'events_contact_exists',
      columns: [t.storeId, t.contactId],
      foreignColumns: [contacts.storeId, contacts.id],
    }).onDelete('cascade'),
  ],
)

/** What is still to be done for an event. Committed with it, removed with its effects. */
export const pendingWork = pgTable(
  'pending_work',
  {
    storeId: storeId(),
    eventId: uuid('event_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    receivedAt: instant('received_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    retryAt: instant('retry_at'),
    parkedAt: instant('parked_at'),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.eventId] }),
    index('pending_work_contact').on(t.storeId, t.contactId, t.eventId),
    foreignKey({
      name: 'pending_work_event',
      columns: [t.storeId, t.eventId],
      foreignColumns: [events.storeId, events.id],
    }).onDelete('cascade'),
  ],
)

/**
 * Contacts that a worker has in hand, committed before the work and removed with it: what is still here once their
 * rows can be locked was left by a worker that died, and counts as an attempt (faults §1).
 */
export const workClaims = pgTable(
  'work_claims',
  {
    storeId: storeId(),
    id: id(),
    contactIds: uuid('contact_ids').array().notNull(),
    claimedAt: instant('claimed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.id] })],
)

/** Scope of a key is (store, event type); exact for 24 h (contract §4). Not partitioned, so a retry after midnight still meets it. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    storeId: storeId(),
    eventTypeId: uuid('event_type_id').notNull(),
    key: text('key').notNull(),
    bodyHash: text('body_hash').notNull(),
    receptionId: uuid('reception_id').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.eventTypeId, t.key] }),
    index('idempotency_keys_expiry').on(t.storeId, t.expiresAt),
  ],
)

/** A replay of all receptions that match a filter, done by a worker in pages; `lastId` says how far it came. */
export const replays = pgTable(
  'replays',
  {
    storeId: storeId().references(() => stores.id, { onDelete: 'cascade' }),
    id: id(),
    filter: jsonb('filter').$type<ReceptionFilter>().notNull(),
    startsWorkflows: boolean('starts_workflows').notNull(),
    createsContacts: boolean('creates_contacts').notNull().default(false),
    startedBy: jsonb('started_by').$type<{ type: string; id: string; name: string }>().notNull(),
    /** Receptions up to this id take part: what arrives later does not. */
    upToId: uuid('up_to_id').notNull(),
    lastId: uuid('last_id'),
    total: integer('total').notNull(),
    done: integer('done').notNull().default(0),
    accepted: integer('accepted').notNull().default(0),
    rejected: integer('rejected').notNull().default(0),
    skipped: integer('skipped').notNull().default(0),
    state: text('state', { enum: ['running', 'finished', 'stopped'] })
      .notNull()
      .default('running'),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    index('replays_running').on(t.storeId).where(sql`${t.state} = 'running'`),
  ],
)
