import { sql } from 'drizzle-orm'
import { storesWith } from '@/server/stores/store-ids'

/** Stores that have work whose ring was lost or whose retry is due: pending since before `before` (ISO 8601). */
export function storesWithPendingWork(before: string): Promise<string[]> {
  return storesWith(
    'pending_work',
    sql`x.received_at <= ${before}::timestamptz and x.parked_at is null
      and (x.retry_at is null or x.retry_at <= ${before}::timestamptz)`,
  )
}
