import { type SQL, sql } from 'drizzle-orm'
import { isoOf } from '@/db/iso-of'
import type { FieldValue } from '@/server/fields/field-types'
import type { FieldWrite } from './writer'

/** A contact as its row holds it. */
export type ContactRow = {
  id: string
  email: string | null
  fields: Record<string, FieldValue>
  writes: Record<string, FieldWrite>
  createdAt: string
  updatedAt: string
}

/** The columns of `contacts c` as a `ContactRow`. */
export const CONTACT_COLUMNS: SQL = sql`c.id, c.email, c.fields, c.writes,
  ${isoOf(sql`c.created_at`)} as "createdAt", ${isoOf(sql`c.updated_at`)} as "updatedAt"`

/** A field's value; those that are columns of the contact stand beside those in `fields`. */
export function contactValueOf(contact: ContactRow, fieldId: string): FieldValue | null {
  switch (fieldId) {
    case '_email':
      return contact.email
    case '_createdAt':
      return contact.createdAt
    case '_updatedAt':
      return contact.updatedAt
    case '_isAnonymous':
      return contact.email === null
    default:
      return Object.hasOwn(contact.fields, fieldId) ? (contact.fields[fieldId] ?? null) : null
  }
}
