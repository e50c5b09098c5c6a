import { asc, eq } from 'drizzle-orm'
import { inStore, memberships, users } from '@/db'
import type { StoreContext } from '@/server/context'

/** Who belongs to the store, by email. */
export async function listMembers(ctx: StoreContext) {
  const results = await inStore(ctx.store.id, (tx) =>
    tx
      .select({
        userId: memberships.userId,
        email: users.email,
        name: users.name,
        role: memberships.role,
        createdAt: memberships.createdAt,
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(memberships.storeId, ctx.store.id))
      .orderBy(asc(users.email)),
  )
  return { results }
}
