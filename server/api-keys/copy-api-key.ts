import type { StoreContext } from '@/server/context'
import { Problem } from '@/server/problems'
import { open } from '@/server/secrets/seal'
import { changeStore } from '@/server/stores/change-store'
import { livingApiKey } from './api-key-of'
import { sealedAt } from './issue-secret'

/** The whole `keyId:secret` again, for owners, each time audited. 409 where the store shows keys once (contract §2). */
export function copyApiKey(ctx: StoreContext, input: { id: string }): Promise<{ key: string }> {
  return changeStore(ctx, async ({ tx, audit }) => {
    const { id, keyId, name, secretEncrypted } = await livingApiKey(tx, ctx.store.id, input.id)
    if (secretEncrypted === null)
      throw new Problem('conflict', 'This store shows the secret of a key once. Rotate the key to get a new one.')
    const secret = open(secretEncrypted, sealedAt(ctx.store.id, id))
    await audit('api-key.copied', { type: 'api-key', id, name })
    return { key: `${keyId}:${secret}` }
  })
}
