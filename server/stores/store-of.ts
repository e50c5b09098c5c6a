import { eq } from 'drizzle-orm'
import { inStore, stores } from '@/db'
import type { StoreContext } from '@/server/context'
import { Problem } from '@/server/problems'

/** The settings of the store; of the identity secret only whether there is one (contract §6: write only). */
export async function storeOf(ctx: StoreContext) {
  const [store] = await inStore(ctx.store.id, (tx) => tx.select().from(stores).where(eq(stores.id, ctx.store.id)))
  if (!store) throw new Problem('not-found', 'There is no such store.')
  const { id, name, timeZone, allowedOrigins, ipAccess, requestsPerMinute, retentionDays, showKeysOnce } = store
  const hasIdentitySecret = store.identitySecret !== null
  const { blockedAt, createdAt } = store
  return {
    id,
    name,
    timeZone,
    allowedOrigins,
    ipAccess,
    requestsPerMinute,
    retentionDays,
    showKeysOnce,
    hasIdentitySecret,
    blockedAt,
    createdAt,
  }
}

export type Store = Awaited<ReturnType<typeof storeOf>>
