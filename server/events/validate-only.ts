import { and, eq, inArray } from 'drizzle-orm'
import { contacts, inStore } from '@/db'
import { Problem } from '@/server/problems'

/** The check of a dry run that needs the database: a contact that is missing and would not be made (contract §4). */
export async function validateOnly(storeId: string, emails: string[], createContact: boolean): Promise<void> {
  const distinct = [...new Set(emails)]
  if (createContact || distinct.length === 0) return
  const found = await inStore(storeId, (tx) =>
    tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(eq(contacts.storeId, storeId), inArray(contacts.email, distinct))),
  )
  if (found.length < distinct.length) throw new Problem('contact-missing', 'Contact does not exist')
}
