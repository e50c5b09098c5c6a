import { findContact } from '@/server/contacts/find-contact'
import { type ContactView, getContact } from '@/server/contacts/get-contact'
import { writeContactFields } from '@/server/contacts/write-contact-fields'
import type { StoreContext } from '@/server/context'
import { readEmail } from '@/server/fields/email'
import { notValid } from '@/server/problems'
import { refreshMembership } from '@/server/segments/refresh-membership'
import { insertContact } from './create-contact'
import { inContactEdit, writerOf } from './in-contact-edit'

/** What PATCH by email does (contract §6): writes the fields of the contact, which is created if it is missing. */
export async function putContact(
  ctx: StoreContext,
  input: { email: string; fields: Record<string, unknown> },
): Promise<ContactView> {
  const storeId = ctx.store.id
  const email = readEmail(input.email)
  if (!email.ok) throw notValid([{ path: '/_email', reason: email.reason }])
  const now = new Date().toISOString()
  const contactId = await inContactEdit(ctx, async (tx) => {
    const made = await insertContact(tx, storeId, email.value, now)
    const id = made ?? (await findContact(tx, storeId, { email: email.value }))?.id
    // Between the two an erasure cannot come: it waits for this edit (`in-contact-edit.ts`).
    if (!id) throw new Error('a contact that conflicts is not there')
    const writer = writerOf(ctx.actor)
    await writeContactFields(tx, { storeId, contactId: id, changes: input.fields, writer, now })
    await refreshMembership(tx, storeId, [id], now)
    return id
  })
  return getContact(ctx, { id: contactId })
}
