import { sql } from 'drizzle-orm'
import { inStore, type Tx } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import type { FieldTypeName, FieldValue } from '@/server/fields/field-types'
import { contactFieldsOf } from './contact-fields'
import { contactValueOf } from './contact-row'
import { type ContactKey, readContact } from './find-contact'
import type { FieldWrite } from './writer'

export type ContactView = {
  id: string
  email: string | null
  fields: {
    id: string
    name: string
    type: FieldTypeName
    isSystem: boolean
    isReadOnly: boolean
    value: FieldValue | null
    write?: FieldWrite
  }[]
  segments: { id: string; name: string; enteredAt: string }[]
  createdAt: string
  updatedAt: string
}

/** One contact: every field of the store with its value and who wrote it last, and the segments it is in. Throws `not-found`. */
export function getContact(ctx: StoreContext, key: ContactKey): Promise<ContactView> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const contact = await readContact(tx, storeId, key)
    const fields = await contactFieldsOf(tx, storeId)
    return {
      id: contact.id,
      email: contact.email,
      fields: fields.map(({ id, name, type, isSystem, isReadOnly }) => ({
        ...{ id, name, type, isSystem, isReadOnly },
        value: contactValueOf(contact, id),
        write: Object.hasOwn(contact.writes, id) ? contact.writes[id] : undefined,
      })),
      segments: await segmentsOf(tx, storeId, contact.id),
      createdAt: contact.createdAt,
      updatedAt: contact.updatedAt,
    }
  })
}

async function segmentsOf(tx: Tx, storeId: string, contactId: string): Promise<ContactView['segments']> {
  const rows = await tx.execute<ContactView['segments'][number]>(sql`
    select s.id, s.name, ${isoOf(sql`m.entered_at`)} as "enteredAt"
    from segment_members m join segments s on s.store_id = m.store_id and s.id = m.segment_id
    where m.store_id = ${storeId} and m.contact_id = ${contactId} order by s.name, s.id`)
  return [...rows]
}

/** The contact as the document of contract §6: system fields by their `_` names, custom fields beside them by id. */
export function contactDocument({ id, fields }: ContactView): Record<string, unknown> {
  return { id, ...Object.fromEntries(fields.map((field) => [field.id, field.value])) }
}
