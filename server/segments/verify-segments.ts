import { sql } from 'drizzle-orm'
import { asSystem, inStore } from '@/db'
import { factsOf } from './facts'
import { predicateOf } from './segment-sql'

/**
 * How many memberships of dynamic segments differ from a fresh evaluation, in all stores; 0 is right. Contacts with work
 * that waits are left out: their turn is still to come.
 */
export async function verifySegments(now = new Date().toISOString()): Promise<number> {
  const stores = await asSystem((tx) => tx.execute<{ id: string }>(sql`select id from stores order by id`))
  let wrong = 0
  for (const store of stores) {
    wrong += await inStore(store.id, async (tx) => {
      const facts = await factsOf(tx, store.id)
      let inStoreWrong = 0
      for (const { id, definition } of facts.segments.values()) {
        if (!definition) continue
        const [row] = await tx.execute<{ n: number }>(sql`
          select count(*)::int as n from contacts c
          where c.store_id = ${store.id} and ${predicateOf(definition, facts, now)} <> exists (
              select from segment_members m
              where m.store_id = c.store_id and m.segment_id = ${id} and m.contact_id = c.id)
            and not exists (select from pending_work p where p.store_id = c.store_id and p.contact_id = c.id)
            and not exists (
              select from segment_rechecks r where r.store_id = c.store_id and r.segment_id = ${id}
                and r.contact_id = c.id and r.due_at <= ${now}::timestamptz)`)
        inStoreWrong += row?.n ?? 0
      }
      return inStoreWrong
    })
  }
  return wrong
}
