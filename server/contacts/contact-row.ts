import type { FieldValue } from '@/server/fields/field-types'
import type { FieldWrite } from './writer'

/** A contact as its row holds it. Never changed in place. */
export type ContactRow = {
  id: string
  email: string | null
  fields: Readonly<Record<string, FieldValue>>
  writes: Readonly<Record<string, FieldWrite>>
  /** ISO 8601, in UTC. */
  createdAt: string
  updatedAt: string
}

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
