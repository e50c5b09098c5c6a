import { apiKeys } from '@/db'
import type { StoreContext } from '@/server/context'
import { changeStore } from '@/server/stores/change-store'
import { noSuchKey, ofKey } from './api-key-of'

export function renameApiKey(ctx: StoreContext, input: { id: string; name: string }): Promise<void> {
  const { id, name } = input
  return changeStore(ctx, async ({ tx, audit }) => {
    const renamed = await tx.update(apiKeys).set({ name }).where(ofKey(ctx.store.id, id)).returning({ id: apiKeys.id })
    if (renamed.length === 0) throw noSuchKey()
    await audit('api-key.renamed', { type: 'api-key', id, name })
  })
}
