import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { DeliveryId, FanOut, Verification } from '@/server/event-types/webhook-settings'
import type { FieldOption, FieldTypeName } from '@/server/fields/field-types'
import { createdAt, id, instant, storeId, updatedAt } from './columns'
import { stores } from './stores'

export const customIntegrations = pgTable(
  'custom_integrations',
  {
    storeId: storeId().references(() => stores.id, { onDelete: 'cascade' }),
    id: id(),
    name: text('name').notNull(),
    color: text('color').notNull(),
    description: text('description').notNull().default(''),
    category: text('category').notNull().default(''),
    imageUri: text('image_uri'),
    eventsEnabled: boolean('events_enabled').notNull().default(true),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.id] })],
)

/** A definition: alias, receive context and (in `event_type_fields`) fields. */
export const eventTypes = pgTable(
  'event_types',
  {
    storeId: storeId(),
    id: id(),
    integrationId: uuid('integration_id').notNull(),
    name: text('name').notNull(),
    alias: text('alias').notNull(),
    category: text('category', { enum: ['receive', 'send'] })
      .notNull()
      .default('receive'),
    receiveContext: text('receive_context', { enum: ['api', 'webhook', 'web'] }),
    /** How a webhook's sender proves who it is; the secret stands sealed beside it, of a token only its hash. */
    verification: jsonb('verification').$type<Verification>(),
    verificationSecret: text('verification_secret'),
    /** Still taken until its end, so that a sender can be changed over without a gap. */
    previousSecret: text('previous_secret'),
    previousSecretEndsAt: instant('previous_secret_ends_at'),
    deliveryId: jsonb('delivery_id').$type<DeliveryId>(),
    fanOut: jsonb('fan_out').$type<FanOut>(),
    /** What becomes of an event whose fields do not fit: refused, or (webhook) held to be repaired and replayed. */
    invalid: text('invalid', { enum: ['refuse', 'hold'] })
      .notNull()
      .default('refuse'),
    /** Of category `send`: where to, and (sealed) with which headers and signing secret. */
    webhookUrl: text('webhook_url'),
    webhookHeaders: text('webhook_headers'),
    signingSecret: text('signing_secret'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('event_types_alias').on(t.storeId, t.alias),
    foreignKey({
      name: 'event_types_integration',
      columns: [t.storeId, t.integrationId],
      foreignColumns: [customIntegrations.storeId, customIntegrations.id],
    }).onDelete('cascade'),
    check('event_types_receive_context', sql`(${t.category} = 'receive') = (${t.receiveContext} is not null)`),
    check('event_types_webhook_url', sql`(${t.category} = 'send') = (${t.webhookUrl} is not null)`),
  ],
)

/**
 * `definition` is generated from what a condition relies on. What uses a field refers to it WITH its definition, so
 * Postgres itself refuses to delete or edit a field in use (contract §6 "Locks").
 */
export const eventTypeFields = pgTable(
  'event_type_fields',
  {
    storeId: storeId(),
    eventTypeId: uuid('event_type_id').notNull(),
    id: text('id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    type: text('type').$type<FieldTypeName>().notNull(),
    required: boolean('required').notNull().default(false),
    isPrimaryKey: boolean('is_primary_key').notNull().default(false),
    defaultCountryCode: text('default_country_code'),
    options: jsonb('options').$type<FieldOption[]>(),
    jsonPointerPath: text('json_pointer_path'),
    /** Which mark the texts of this sender's numbers have before their fraction; null: a point. */
    decimalMark: text('decimal_mark', { enum: [','] }),
    definition: text('definition')
      .notNull()
      .generatedAlwaysAs(
        sql`md5(name || chr(31) || type || chr(31) || required::text || is_primary_key::text || chr(31) || coalesce(default_country_code, '') || chr(31) || coalesce(options::text, '') || chr(31) || coalesce(json_pointer_path, '') || coalesce(chr(31) || decimal_mark, ''))`,
      ),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.eventTypeId, t.id] }),
    unique('event_type_fields_definition').on(t.storeId, t.eventTypeId, t.id, t.definition),
    uniqueIndex('event_type_fields_one_primary_key').on(t.storeId, t.eventTypeId).where(sql`${t.isPrimaryKey}`),
    foreignKey({
      name: 'event_type_fields_event_type',
      columns: [t.storeId, t.eventTypeId],
      foreignColumns: [eventTypes.storeId, eventTypes.id],
    }).onDelete('cascade'),
    check('event_type_fields_primary_key', sql`not ${t.isPrimaryKey} or (${t.type} = 'email' and ${t.required})`),
  ],
)

/** What an event of a deleted event type is still called in a contact's activity. */
export const deletedEventTypes = pgTable(
  'deleted_event_types',
  {
    storeId: storeId().references(() => stores.id, { onDelete: 'cascade' }),
    id: id(),
    name: text('name').notNull(),
    alias: text('alias').notNull(),
    integrationName: text('integration_name').notNull(),
    deletedAt: instant('deleted_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.id] })],
)

/** Custom contact fields that the owner defined; system fields live in code (`server/contacts/system-fields.ts`). */
export const contactFields = pgTable(
  'contact_fields',
  {
    storeId: storeId().references(() => stores.id, { onDelete: 'cascade' }),
    id: text('id').notNull(),
    name: text('name').notNull(),
    type: text('type').$type<FieldTypeName>().notNull(),
    options: jsonb('options').$type<FieldOption[]>(),
    defaultCountryCode: text('default_country_code'),
    createdAt: createdAt(),
    definition: text('definition')
      .notNull()
      .generatedAlwaysAs(
        sql`md5(name || chr(31) || type || chr(31) || coalesce(default_country_code, '') || chr(31) || coalesce(options::text, ''))`,
      ),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('contact_fields_definition').on(t.storeId, t.id, t.definition),
    index('contact_fields_store').on(t.storeId),
  ],
)
