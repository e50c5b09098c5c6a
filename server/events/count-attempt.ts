import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { ATTEMPTS_MAX, retryTimes } from './after-failure'

/**
 * Counts a failed attempt at the oldest work of each contact, in its own transaction, and takes the contacts out of the
 * claims that name them. `waits`: 2, 4, 8, 16 s until the next attempt. The fifth parks it; the contact's later work goes on.
 */
export async function countAttempt(
  storeId: string,
  contactIds: string[],
  { reason, waits }: { reason: string; waits: boolean },
): Promise<void> {
  const now = new Date()
  const retryAt = waits ? retryTimes(now) : retryTimes(now).map(() => now.toISOString())
  const ids = sql`${sql.param(contactIds)}::uuid[]`
  await inStore(storeId, async (tx) => {
    await tx.execute(sql`
      update pending_work p set
        attempts = p.attempts + 1,
        reason = ${reason.slice(0, 1000)},
        retry_at = (${sql.param(retryAt)}::text[]::timestamptz[])[least(p.attempts + 1, 5)],
        parked_at = case when p.attempts + 1 >= ${ATTEMPTS_MAX} then ${now.toISOString()}::timestamptz end
      from (select distinct on (contact_id) event_id from pending_work
        where store_id = ${storeId} and parked_at is null and contact_id = any(${ids})
        order by contact_id, event_id) oldest
      where p.store_id = ${storeId} and p.event_id = oldest.event_id`)
    await tx.execute(sql`
      update work_claims set contact_ids = array(select unnest(contact_ids) except select unnest(${ids}))
      where store_id = ${storeId} and contact_ids && ${ids}`)
    await tx.execute(sql`delete from work_claims where store_id = ${storeId} and contact_ids = '{}'`)
  })
}
