import { type ContactKey, readContact } from '@/server/contacts/find-contact'
import { type ContactView, getContact } from '@/server/contacts/get-contact'
import { writeContactFields } from '@/server/contacts/write-contact-fields'
import type { StoreContext } from '@/server/context'
import { refreshMembership } from '@/server/segments/refresh-membership'
import { inContactEdit, writerOf } from './in-contact-edit'

/**
 * Writes fields (null clears) and moves the contact in and out of segments, in one transaction. Throws `not-found`,
 * and one `not-valid` with every fault at `/{fieldId}`.
 */
export async function updateContact(
  ctx: StoreContext,
  input: { key: ContactKey; fields: Record<string, unknown> },
): Promise<ContactView> {
  const storeId = ctx.store.id
  const now = new Date().toISOString()
  const contactId = await inContactEdit(ctx, async (tx) => {
    const { id } = await readContact(tx, storeId, input.key)
    const writer = writerOf(ctx.actor)
    await writeContactFields(tx, { storeId, contactId: id, changes: input.fields, writer, now })
    await refreshMembership(tx, storeId, [id], now)
    return id
  })
  return getContact(ctx, { id: contactId })
}
