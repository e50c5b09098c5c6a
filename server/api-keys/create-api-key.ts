import { apiKeys } from '@/db'
import type { StoreContext } from '@/server/context'
import { newId } from '@/server/ids'
import { changeStore } from '@/server/stores/change-store'
import { issueSecret } from './issue-secret'
import { newKeyId } from './key-secret'
import type { CreateApiKeyInput } from './schema'
import { showsKeysOnce } from './shows-keys-once'

/** A new key of the store; `key` is the whole `keyId:secret` that a request sends (contract §2). */
export function createApiKey(ctx: StoreContext, input: CreateApiKeyInput): Promise<{ id: string; key: string }> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const id = newId()
    const keyId = newKeyId()
    const { secret, kept } = issueSecret(storeId, id, await showsKeysOnce(tx, storeId))
    const { name, scopes, expiresAt } = input
    await tx.insert(apiKeys).values({ storeId, id, keyId, name, scopes, expiresAt, ...kept })
    await audit('api-key.created', { type: 'api-key', id, name })
    return { id, key: `${keyId}:${secret}` }
  })
}
