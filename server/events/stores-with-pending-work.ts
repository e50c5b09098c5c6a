import { sql } from 'drizzle-orm'
import { asSystem } from '@/db'

/**
 * Stores that have work whose ring was lost or whose retry is due: pending since before `before` (ISO 8601). Steps
 * through the index from store to store, so the cost is in the number of stores, not of events.
 */
export async function storesWithPendingWork(before: string): Promise<string[]> {
  const rows = await asSystem((tx) =>
    tx.execute<{ store_id: string }>(sql`
      with recursive step as (
        (select store_id from pending_work order by store_id limit 1)
        union all
        (select (select p.store_id from pending_work p where p.store_id > step.store_id order by p.store_id limit 1)
          from step where step.store_id is not null)
      )
      select store_id from step where store_id is not null and exists (
        select from pending_work p where p.store_id = step.store_id and p.received_at <= ${before}::timestamptz
          and p.parked_at is null and (p.retry_at is null or p.retry_at <= ${before}::timestamptz))`),
  )
  return rows.map((row) => row.store_id)
}
