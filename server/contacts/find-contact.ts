import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { readEmail } from '@/server/fields/email'
import { unstorable } from '@/server/fields/received'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'
import { CONTACT_COLUMNS } from './contact-columns'
import type { ContactRow } from './contact-row'

/** How a caller names a contact. An email in any letter case is the same contact (contract §4). */
export type ContactKey = { id: string } | { email: string } | { externalId: string }

/** The condition on `contacts c` that the key means; undefined for a text that can be no such key. */
function conditionOf(key: ContactKey): SQL | undefined {
  if ('id' in key) return isUuid(key.id) ? sql`c.id = ${key.id}` : undefined
  if ('externalId' in key) {
    if (unstorable(key.externalId) !== undefined) return undefined
    return sql`c.fields ? '_externalId' and c.fields->>'_externalId' = ${key.externalId}`
  }
  const email = readEmail(key.email)
  return email.ok ? sql`c.email = ${email.value}` : undefined
}

/** The contact of the key, or undefined. `lock` keeps others from writing it until the transaction ends. */
export async function findContact(
  tx: Tx,
  storeId: string,
  key: ContactKey,
  lock = false,
): Promise<ContactRow | undefined> {
  const condition = conditionOf(key)
  if (!condition) return undefined
  const [row] = await tx.execute<ContactRow>(sql`
    select ${CONTACT_COLUMNS} from contacts c where c.store_id = ${storeId} and ${condition}
    ${lock ? sql`for no key update` : sql``}`)
  return row
}

export const noContact = () => new Problem('not-found', 'There is no such contact.')

/** Throws `not-found`. */
export async function readContact(tx: Tx, storeId: string, key: ContactKey, lock = false): Promise<ContactRow> {
  const contact = await findContact(tx, storeId, key, lock)
  if (!contact) throw noContact()
  return contact
}
