import type { ContactRow } from '@/server/contacts/contact-row'
import type { FieldValue } from '@/server/fields/field-types'

/**
 * What a template may say of the contact: all its fields, where the event is verified. Where a browser only claims whose
 * it is, nothing: whoever typed somebody's email would read that person's data (contract §5).
 */
export function contactVariables(
  { email, fields, createdAt, updatedAt }: ContactRow,
  trust: 'verified' | 'claimed',
): Record<string, FieldValue> {
  if (trust !== 'verified') return {}
  const isAnonymous = email === null
  const columns = { _createdAt: createdAt, _updatedAt: updatedAt, _isAnonymous: isAnonymous }
  return { ...fields, ...(email !== null && { _email: email }), ...columns }
}
