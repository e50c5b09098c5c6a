import { apiKeys } from '@/db'
import type { StoreContext } from '@/server/context'
import { changeStore } from '@/server/stores/change-store'
import { livingApiKey, ofKey } from './api-key-of'
import { issueSecret } from './issue-secret'
import { showsKeysOnce } from './shows-keys-once'

/**
 * A new secret for the key; the one until now works until `previousEndsAt` (a past time ends it at once), an older one no
 * more. Answers the whole new `keyId:secret`.
 */
export function rotateApiKey(
  ctx: StoreContext,
  input: { id: string; previousEndsAt: string },
): Promise<{ key: string }> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const { id, keyId, name, secretHash, lastUsedAt } = await livingApiKey(tx, storeId, input.id)
    const { secret, kept } = issueSecret(storeId, id, await showsKeysOnce(tx, storeId))
    await tx
      .update(apiKeys)
      .set({
        ...kept,
        previousSecretHash: secretHash,
        previousEndsAt: input.previousEndsAt,
        previousLastUsedAt: lastUsedAt,
      })
      .where(ofKey(storeId, id))
    await audit('api-key.rotated', { type: 'api-key', id, name })
    return { key: `${keyId}:${secret}` }
  })
}
