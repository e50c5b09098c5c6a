import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'

/** The age of the oldest work that is neither done nor parked, in seconds; null where there is none. */
export async function oldestPending(tx: Tx, storeId: string, now: Date): Promise<number | null> {
  const [row] = await tx.execute<{ seconds: number | null }>(sql`
    select extract(epoch from ${now.toISOString()}::timestamptz - min(received_at))::float8 as seconds
    from pending_work where store_id = ${storeId} and parked_at is null`)
  return typeof row?.seconds === 'number' ? Math.max(0, row.seconds) : null
}
