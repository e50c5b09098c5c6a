import { sql } from 'drizzle-orm'
import { inStore } from '@/db'

/** Waits until the worker has nothing left to do for the store; how many events were waiting, and how long it took. */
export async function drained(storeId: string): Promise<{ events: number; seconds: number }> {
  const pending = async () => {
    const [row] = await inStore(storeId, (tx) =>
      tx.execute<{ n: number }>(sql`select count(*)::int as n from pending_work where store_id = ${storeId}`),
    )
    return row?.n ?? 0
  }
  const events = await pending()
  const startedAt = performance.now()
  while ((await pending()) > 0) await new Promise((done) => setTimeout(done, 50))
  return { events, seconds: (performance.now() - startedAt) / 1000 }
}
