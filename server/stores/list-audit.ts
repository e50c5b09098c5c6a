import { and, desc, eq, lt } from 'drizzle-orm'
import { auditEntries, inStore } from '@/db'
import type { StoreContext } from '@/server/context'

/** Who did what to the store, newest first. `cursor` is the `nextCursor` of the page before. */
export async function listAudit(ctx: StoreContext, page: { cursor?: string; limit: number }) {
  const { storeId, id, at, actor, action, subject } = auditEntries
  const rows = await inStore(ctx.store.id, (tx) =>
    tx
      .select({ id, at, actor, action, subject })
      .from(auditEntries)
      .where(and(eq(storeId, ctx.store.id), page.cursor ? lt(id, page.cursor) : undefined))
      .orderBy(desc(id))
      .limit(page.limit + 1),
  )
  const results = rows.slice(0, page.limit)
  const nextCursor = rows.length > page.limit ? (results.at(-1)?.id ?? null) : null
  return { results, nextCursor }
}
