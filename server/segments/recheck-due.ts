import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { storesWith } from '@/server/stores/store-ids'
import { shareStore } from '@/server/stores/store-lock'
import { refreshMembership } from './refresh-membership'

/** Stores in which a time window closes for somebody by `now` (ISO 8601). */
export function storesWithDueRechecks(now: string): Promise<string[]> {
  return storesWith('segment_rechecks', sql`x.due_at <= ${now}::timestamptz`)
}

/**
 * Looks again at contacts whose time window closes by `now`: a contact leaves a "last 30 days" segment when the 30 days
 * are over (contract §6). Contacts in a worker's hands are left to it, and to the next turn. Answers how many were looked at.
 */
export function recheckDue(storeId: string, now: string, limit = 500): Promise<number> {
  return inStore(storeId, async (tx) => {
    await tx.execute(shareStore(storeId))
    const due = await tx.execute<{ contact_id: string }>(sql`
      select contact_id from segment_rechecks where store_id = ${storeId} and due_at <= ${now}::timestamptz
      order by due_at limit ${limit}`)
    if (due.length === 0) return 0
    const locked = await tx.execute<{ id: string }>(sql`
      select id from contacts where store_id = ${storeId} and id = any(${sql.param(due.map((row) => row.contact_id))}::uuid[])
      order by id for no key update skip locked`)
    const contactIds = locked.map((row) => row.id)
    // What is still to come is noted anew; a moment of a segment that is gone is not.
    await tx.execute(sql`
      delete from segment_rechecks where store_id = ${storeId} and contact_id = any(${sql.param(contactIds)}::uuid[])`)
    await refreshMembership(tx, storeId, contactIds, now)
    return contactIds.length
  })
}
