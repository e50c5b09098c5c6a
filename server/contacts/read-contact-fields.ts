import { sql } from 'drizzle-orm'
import { type Tx, uses } from '@/db'
import type { FieldOption, FieldTypeName } from '@/server/fields/field-types'
import { usagesOf, usedBy } from '@/server/integrations/usages'
import { Problem, type Usage } from '@/server/problems'
import { contactFieldsOf } from './contact-fields'

export type ContactFieldView = {
  id: string
  name: string
  type: FieldTypeName
  options: FieldOption[] | null
  defaultCountryCode: string | null
  isSystem: boolean
  isReadOnly: boolean
  usedBy: Usage[]
}

/** System fields, then custom ones, each with what uses it (a custom field in use is locked). */
export async function readContactFields(tx: Tx, storeId: string): Promise<ContactFieldView[]> {
  const fields = await contactFieldsOf(tx, storeId)
  const usages = await usagesOf(tx, storeId, sql`${uses.contactFieldId} is not null`)
  return fields.map(({ id, name, type, options, defaultCountryCode, isSystem, isReadOnly }) => ({
    ...{ id, name, type, options: options ?? null, defaultCountryCode: defaultCountryCode ?? null },
    ...{ isSystem, isReadOnly },
    usedBy: usedBy(usages.filter(({ fieldId }) => fieldId === id)),
  }))
}

/** Throws `not-found`. */
export async function readContactField(tx: Tx, storeId: string, id: string): Promise<ContactFieldView> {
  const field = (await readContactFields(tx, storeId)).find((candidate) => candidate.id === id)
  if (!field) throw new Problem('not-found', 'There is no such contact field.')
  return field
}

/** A custom field to change; a system field is not the owner's: `conflict`. */
export async function readCustomField(tx: Tx, storeId: string, id: string): Promise<ContactFieldView> {
  const field = await readContactField(tx, storeId, id)
  if (field.isSystem)
    throw new Problem('conflict', `“${field.name}” is a system field, which is the same in every store.`)
  return field
}
