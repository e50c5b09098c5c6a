import { sql } from 'drizzle-orm'
import { apiKeys } from '@/db'
import type { StoreContext } from '@/server/context'
import { changeStore } from '@/server/stores/change-store'
import { noSuchKey, ofKey } from './api-key-of'

/** In force when it returns, in every process; for good. Its encrypted secrets go. A second time changes nothing. */
export function revokeApiKey(ctx: StoreContext, input: { id: string }): Promise<void> {
  return changeStore(ctx, async ({ tx, audit }) => {
    const [key] = await tx
      .update(apiKeys)
      .set({ revokedAt: sql`coalesce(${apiKeys.revokedAt}, now())`, secretEncrypted: null, previousSecretHash: null })
      .where(ofKey(ctx.store.id, input.id))
      .returning({ id: apiKeys.id, name: apiKeys.name })
    if (!key) throw noSuchKey()
    await audit('api-key.revoked', { type: 'api-key', ...key })
  })
}
