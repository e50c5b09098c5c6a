import { contactFields, type Tx } from '@/db'
import { refusedBy } from '@/db/violations'
import type { StoreContext } from '@/server/context'
import { notValid } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { type ContactFieldView, readContactField } from './read-contact-fields'
import type { ContactFieldInput } from './schema'

/** A new custom field of the store's contacts. Throws `not-valid` at `/id` when there is one with this id. */
export function createContactField(ctx: StoreContext, input: ContactFieldInput): Promise<ContactFieldView> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const { id, name, type, options, defaultCountryCode } = input
    const row = { storeId, id, name, type, options, defaultCountryCode, createdAt: new Date().toISOString() }
    const insert = (inner: Tx) => inner.insert(contactFields).values(row)
    const taken = () =>
      notValid([{ path: '/id', reason: `expected a field id that is free, “${id}” is there already` }])
    await refusedBy(tx, insert, { contact_fields_: taken })
    await audit('contact-field.created', { type: 'contact-field', id, name })
    return readContactField(tx, storeId, id)
  })
}
