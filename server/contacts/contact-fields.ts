import { asc, eq } from 'drizzle-orm'
import { contactFields, type Tx } from '@/db'
import type { FieldDefinition } from '@/server/fields/field-types'
import { SYSTEM_FIELDS } from './system-fields'

/** A field of the store's contacts. `definition` is what `uses` refers to it with; system fields have none. */
export type ContactField = FieldDefinition & { isSystem: boolean; isReadOnly: boolean; definition?: string }

const SYSTEM: ContactField[] = SYSTEM_FIELDS.map((field) => ({ ...field, isSystem: true }))

/** System fields, then the custom fields of the store in the order in which they were made. */
export async function contactFieldsOf(tx: Tx, storeId: string): Promise<ContactField[]> {
  const custom = await tx
    .select()
    .from(contactFields)
    .where(eq(contactFields.storeId, storeId))
    .orderBy(asc(contactFields.createdAt), asc(contactFields.id))
  return [
    ...SYSTEM,
    ...custom.map(({ id, name, type, options, defaultCountryCode, definition }) => ({
      ...{ id, name, type, options, defaultCountryCode, definition },
      isSystem: false,
      isReadOnly: false,
    })),
  ]
}
