import { eq } from 'drizzle-orm'
import { type Tx, uses } from '@/db'
import { inWords, usagesOf, usedBy } from '@/server/integrations/usages'
import { Problem } from '@/server/problems'
import { readContactField } from './read-contact-fields'

/** What the foreign key `uses_contact_field` says to a reader. */
export async function contactFieldInUse(
  tx: Tx,
  storeId: string,
  id: string,
  what: 'edited' | 'deleted',
): Promise<Problem> {
  const { name } = await readContactField(tx, storeId, id)
  const users = usedBy(await usagesOf(tx, storeId, eq(uses.contactFieldId, id)))
  const detail = `The field “${name}” cannot be ${what}: ${inWords(users)} ${users.length === 1 ? 'uses' : 'use'} it.`
  return new Problem('in-use', detail, { usedBy: users })
}
