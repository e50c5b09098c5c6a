import { and, eq } from 'drizzle-orm'
import { eventTypes, inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'
import type { Category } from './any-schema'

/** Which category an event type is of, where an address holds both; it never changes. Throws `not-found`. */
export async function categoryOf(ctx: StoreContext, { id }: { id: string }): Promise<Category> {
  const [row] = isUuid(id)
    ? await inStore(ctx.store.id, (tx) =>
        tx
          .select({ category: eventTypes.category })
          .from(eventTypes)
          .where(and(eq(eventTypes.storeId, ctx.store.id), eq(eventTypes.id, id))),
      )
    : []
  if (!row) throw new Problem('not-found', 'There is no such event type.')
  return row.category
}
