import { sql } from 'drizzle-orm'
import { asSystem, inStore } from '@/db'

/** Refusals and duplicates kept of one store: so many, and no older than its retention (contract §4 "bounded"). */
const KEPT_MAX = 10_000

/** Removes what is past the bounds; what was accepted stays as long as its event. Idempotency keys end after their 24 h. */
export async function trimReceptions(now: Date): Promise<void> {
  const stores = await asSystem((tx) =>
    tx.execute<{ id: string; retention_days: number }>(sql`select id, retention_days from stores`),
  )
  for (const store of stores) {
    const oldest = new Date(now.getTime() - store.retention_days * 86_400_000).toISOString()
    await inStore(store.id, async (tx) => {
      await tx.execute(sql`
        delete from receptions where store_id = ${store.id} and outcome <> 'accepted' and (
          received_at < ${oldest}::timestamptz or id <= (
            select id from receptions where store_id = ${store.id} and outcome <> 'accepted'
            order by id desc offset ${KEPT_MAX} limit 1))`)
      await tx.execute(sql`
        delete from idempotency_keys where store_id = ${store.id} and expires_at < ${now.toISOString()}::timestamptz`)
    })
  }
}
