import { and, eq } from 'drizzle-orm'
import { contacts, inStore } from '@/db'
import { Problem } from '@/server/problems'

/** The check of a dry run that needs the database: a contact that is missing and would not be made (contract §4). */
export async function validateOnly(storeId: string, email: string, createContact: boolean): Promise<void> {
  if (createContact) return
  const found = await inStore(storeId, (tx) =>
    tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(eq(contacts.storeId, storeId), eq(contacts.email, email))),
  )
  if (found.length === 0) throw new Problem('contact-missing', 'Contact does not exist')
}
