import { sql } from 'drizzle-orm'
import { asSystem, inStore } from '@/db'

/** Refusals and duplicates kept of one store: so many, with so much of their bodies, no older than its retention (contract §4 "bounded"). */
const KEPT_MAX = 10_000
const BODIES_BYTES_MAX = 100 * 1024 * 1024
/** A held one was promised to be kept (202): it goes by its age alone. */
const HELD = 202

/** Removes what is past the bounds; what was accepted stays as long as its event. Idempotency keys end after their 24 h. */
export async function trimReceptions(
  now: Date,
  { keptMax = KEPT_MAX, bodiesBytesMax = BODIES_BYTES_MAX } = {},
): Promise<void> {
  const stores = await asSystem((tx) =>
    tx.execute<{ id: string; retention_days: number }>(sql`select id, retention_days from stores`),
  )
  for (const store of stores) {
    const oldest = new Date(now.getTime() - store.retention_days * 86_400_000).toISOString()
    await inStore(store.id, async (tx) => {
      await tx.execute(sql`
        delete from receptions where store_id = ${store.id} and outcome <> 'accepted' and (
          received_at < ${oldest}::timestamptz or (status <> ${HELD} and id <= (
            select id from receptions where store_id = ${store.id} and outcome <> 'accepted' and status <> ${HELD}
            order by id desc offset ${keptMax} limit 1)))`)
      await tx.execute(sql`
        update receptions r set body = null from (
          select id, sum(octet_length(body)) over (order by id desc) as bytes from receptions
          where store_id = ${store.id} and outcome = 'rejected' and status <> ${HELD} and body is not null) kept
        where r.store_id = ${store.id} and r.id = kept.id and kept.bytes > ${bodiesBytesMax}`)
      await tx.execute(sql`
        delete from idempotency_keys where store_id = ${store.id} and expires_at < ${now.toISOString()}::timestamptz`)
    })
  }
}
