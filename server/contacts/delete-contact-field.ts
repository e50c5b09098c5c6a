import { and, eq, sql } from 'drizzle-orm'
import { contactFields, type Tx } from '@/db'
import { refusedBy } from '@/db/violations'
import type { StoreContext } from '@/server/context'
import { changeStore } from '@/server/stores/change-store'
import { contactFieldInUse } from './contact-field-in-use'
import { readCustomField } from './read-contact-fields'

/** Deletes a custom field and its values in all contacts. Throws `not-found`, `conflict` for a system field, `in-use`. */
export function deleteContactField(ctx: StoreContext, input: { id: string }): Promise<void> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const { id, name } = await readCustomField(tx, storeId, input.id)
    const remove = (inner: Tx) =>
      inner.delete(contactFields).where(and(eq(contactFields.storeId, storeId), eq(contactFields.id, id)))
    await refusedBy(tx, remove, { uses_contact_field: (again) => contactFieldInUse(again, storeId, id, 'deleted') })
    await tx.execute(sql`
      update contacts set fields = fields - ${id}::text, writes = writes - ${id}::text
      where store_id = ${storeId} and (fields ? ${id} or writes ? ${id})`)
    await audit('contact-field.deleted', { type: 'contact-field', id, name })
  })
}
