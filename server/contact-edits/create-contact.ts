import { contacts, type Tx } from '@/db'
import { type ContactView, getContact } from '@/server/contacts/get-contact'
import type { ContactInput } from '@/server/contacts/schema'
import { writeContactFields } from '@/server/contacts/write-contact-fields'
import type { StoreContext } from '@/server/context'
import { readEmail } from '@/server/fields/email'
import { newId } from '@/server/ids'
import { notValid } from '@/server/problems'
import { refreshMembership } from '@/server/segments/refresh-membership'
import { inContactEdit, writerOf } from './in-contact-edit'

/** A new known contact. Throws `not-valid`: an email that is none or is there already (any letter case), or field values. */
export async function createContact(ctx: StoreContext, input: ContactInput): Promise<ContactView> {
  const storeId = ctx.store.id
  const email = readEmail(input.email)
  if (!email.ok) throw notValid([{ path: '/email', reason: email.reason }])
  const now = new Date().toISOString()
  const contactId = await inContactEdit(ctx, async (tx) => {
    const id = await insertContact(tx, storeId, email.value, now)
    if (!id) throw notValid([{ path: '/email', reason: `expected a new email, ${email.value} is a contact already` }])
    const writer = writerOf(ctx.actor)
    await writeContactFields(tx, { storeId, contactId: id, changes: input.fields, writer, now })
    await refreshMembership(tx, storeId, [id], now)
    return id
  })
  return getContact(ctx, { id: contactId })
}

/** The id of the contact that was made; undefined when there is one with this email. */
export async function insertContact(tx: Tx, storeId: string, email: string, now: string): Promise<string | undefined> {
  const [made] = await tx
    .insert(contacts)
    .values({ storeId, id: newId(), email, createdAt: now, updatedAt: now })
    .onConflictDoNothing({ target: [contacts.storeId, contacts.email] })
    .returning({ id: contacts.id })
  return made?.id
}
