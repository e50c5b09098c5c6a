import { sql } from 'drizzle-orm'
import { foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
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
