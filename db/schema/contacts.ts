import { sql } from 'drizzle-orm'
import {
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
import type { FieldWrite, Writer } from '@/server/contacts/writer'
import type { FieldValue } from '@/server/fields/field-types'
import { createdAt, id, instant, storeId, updatedAt } from './columns'
import { stores } from './stores'

/** A person or an unknown visitor. `fields` holds system (`_name`) and custom fields by id; `writes` says who set each, and the event time that did. */
export const contacts = pgTable(
  'contacts',
  {
    storeId: storeId().references(() => stores.id, { onDelete: 'cascade' }),
    id: id(),
    email: text('email'),
    /** `claimed`: only browsers have said so far that this person exists (contract §5). */
    trust: text('trust', { enum: ['verified', 'claimed'] })
      .notNull()
      .default('verified'),
    fields: jsonb('fields').$type<Record<string, FieldValue>>().notNull().default({}),
    writes: jsonb('writes').$type<Record<string, FieldWrite>>().notNull().default({}),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('contacts_email').on(t.storeId, t.email),
    uniqueIndex('contacts_external_id').on(t.storeId, sql`(fields->>'_externalId')`).where(sql`fields ? '_externalId'`),
  ],
)

/** A browser or device, by the unguessable id that it brings with each request, and the contact that it stands for. */
export const trackers = pgTable(
  'trackers',
  {
    storeId: storeId(),
    id: text('id').notNull(),
    contactId: uuid('contact_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    index('trackers_contact').on(t.storeId, t.contactId),
    foreignKey({
      name: 'trackers_contact_exists',
      columns: [t.storeId, t.contactId],
      foreignColumns: [contacts.storeId, contacts.id],
    }).onDelete('cascade'),
  ],
)

/**
 * How a visitor became known: an anonymous contact got its email (`identified`), or its history moved to the contact
 * that has the email already (`merged`; `fromContactId` is gone since).
 */
export const contactMerges = pgTable(
  'contact_merges',
  {
    storeId: storeId(),
    id: id(),
    contactId: uuid('contact_id').notNull(),
    how: text('how', { enum: ['identified', 'merged'] }).notNull(),
    fromContactId: uuid('from_contact_id'),
    events: integer('events').notNull(),
    trust: text('trust', { enum: ['verified', 'claimed'] }).notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    index('contact_merges_contact').on(t.storeId, t.contactId, t.id),
    foreignKey({
      name: 'contact_merges_contact_exists',
      columns: [t.storeId, t.contactId],
      foreignColumns: [contacts.storeId, contacts.id],
    }).onDelete('cascade'),
  ],
)

/** Every change of a contact's field, and every one that was skipped, with who made it. */
export const fieldChanges = pgTable(
  'field_changes',
  {
    storeId: storeId(),
    id: id(),
    contactId: uuid('contact_id').notNull(),
    fieldId: text('field_id').notNull(),
    oldValue: jsonb('old_value').$type<FieldValue | null>(),
    newValue: jsonb('new_value').$type<FieldValue | null>(),
    writer: jsonb('writer').$type<Writer>().notNull(),
    /** Why the write was not made ("a newer event wrote it"), else null. */
    skipped: text('skipped'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    index('field_changes_contact').on(t.storeId, t.contactId, t.id),
    foreignKey({
      name: 'field_changes_contact_exists',
      columns: [t.storeId, t.contactId],
      foreignColumns: [contacts.storeId, contacts.id],
    }).onDelete('cascade'),
  ],
)
