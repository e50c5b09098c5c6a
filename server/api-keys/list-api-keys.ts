import { desc, eq, sql } from 'drizzle-orm'
import { apiKeys, inStore } from '@/db'
import type { StoreContext } from '@/server/context'

/** All keys of the store, those that work first, then the newest; never a secret. */
export async function listApiKeys(ctx: StoreContext) {
  const { secretEncrypted, revokedAt } = apiKeys
  const results = await inStore(ctx.store.id, (tx) =>
    tx
      .select({
        id: apiKeys.id,
        keyId: apiKeys.keyId,
        name: apiKeys.name,
        scopes: apiKeys.scopes,
        createdAt: apiKeys.createdAt,
        lastUsedAt: apiKeys.lastUsedAt,
        lastUsedFrom: apiKeys.lastUsedFrom,
        expiresAt: apiKeys.expiresAt,
        revokedAt,
        canCopy: sql<boolean>`${secretEncrypted} is not null and ${revokedAt} is null`,
        previousEndsAt: apiKeys.previousEndsAt,
        previousLastUsedAt: apiKeys.previousLastUsedAt,
      })
      .from(apiKeys)
      .where(eq(apiKeys.storeId, ctx.store.id))
      .orderBy(sql`${revokedAt} is not null`, desc(apiKeys.id)),
  )
  return { results }
}
