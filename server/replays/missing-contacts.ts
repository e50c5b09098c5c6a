import { sql } from 'drizzle-orm'
import { inStore } from '@/db'

/** Which of these emails, as they are stored, no contact of the store has. */
export async function missingContacts(storeId: string, emails: Iterable<string>): Promise<ReadonlySet<string>> {
  const missing = new Set(emails)
  if (missing.size === 0) return missing
  const asked = sql.join(
    [...missing].map((email) => sql`${email}`),
    sql`, `,
  )
  const rows = await inStore(storeId, (tx) =>
    tx.execute<{ email: string }>(sql`
      select email from contacts where store_id = ${storeId} and email in (${asked})`),
  )
  for (const { email } of rows) missing.delete(email)
  return missing
}
