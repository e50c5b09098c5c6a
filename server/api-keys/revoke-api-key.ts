import { and, eq, isNull } from 'drizzle-orm'
import { apiKeys } from '@/db'
import type { StoreContext } from '@/server/context'
import { Problem } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'

/** Ends a key: when the answer leaves, no process takes it any more (contract §2). Its row stays, for the list and the log. */
export function revokeApiKey(ctx: StoreContext, input: { id: string }): Promise<void> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const [key] = await tx
      .update(apiKeys)
      .set({ revokedAt: new Date().toISOString() })
      .where(and(eq(apiKeys.storeId, storeId), eq(apiKeys.id, input.id), isNull(apiKeys.revokedAt)))
      .returning({ name: apiKeys.name })
    if (!key) throw new Problem('not-found', 'There is no such key, or it is revoked already.')
    await audit('api-key.revoked', { type: 'api-key', id: input.id, name: key.name })
  })
}
