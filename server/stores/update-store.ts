import { eq } from 'drizzle-orm'
import { apiKeys, stores, type Tx } from '@/db'
import type { StoreContext } from '@/server/context'
import { Problem } from '@/server/problems'
import { seal } from '@/server/secrets/seal'
import { changeStore } from './change-store'
import { isAllowed } from './client-address'
import type { IpAccess, UpdateStoreInput } from './schema'

type Caller = {
  /** Where the change comes from; undefined where nobody knows. */
  address: string | undefined
}

export const identitySecretAt = (storeId: string): string => `identity-secret/${storeId}`

/**
 * Changes the settings of the store; what is absent stays. 409 where enforced IP ranges would shut out the caller's own
 * address, or where that address is not known. Showing keys once forgets the encrypted secrets of all keys.
 */
export async function updateStore(ctx: StoreContext, patch: UpdateStoreInput, caller: Caller): Promise<void> {
  const storeId = ctx.store.id
  if (patch.ipAccess) refuseLockOut(patch.ipAccess, caller.address)
  const { identitySecret, ...plain } = patch
  const sealed = identitySecret ? seal(identitySecret, identitySecretAt(storeId)) : identitySecret
  await changeStore(ctx, async ({ tx, revision, audit }) => {
    const [store] = await tx
      .update(stores)
      // With the revision, which stands already, there is always a column to set.
      .set({ revision, ...plain, identitySecret: sealed })
      .where(eq(stores.id, storeId))
      .returning({ id: stores.id, name: stores.name })
    if (!store) throw new Problem('not-found', 'There is no such store.')
    if (patch.showKeysOnce) await forgetSecrets(tx, storeId)
    const changed = Object.entries(patch).flatMap(([setting, value]) => (value === undefined ? [] : [setting]))
    await audit(`store.updated: ${changed.join(', ')}`, { type: 'store', ...store })
  })
}

function refuseLockOut({ mode, ranges }: IpAccess, address: string | undefined): void {
  if (mode !== 'enforce') return
  const instead = 'Choose "observe" instead, which only records what would be refused.'
  if (address === undefined)
    throw new Problem('conflict', `The address of callers is not known here, so ranges cannot be enforced. ${instead}`)
  if (!isAllowed(address, ranges))
    throw new Problem('conflict', `Your own address ${address} is in none of the ranges. Add it, or ${lower(instead)}`)
}

const lower = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1)

async function forgetSecrets(tx: Tx, storeId: string): Promise<void> {
  await tx.update(apiKeys).set({ secretEncrypted: null }).where(eq(apiKeys.storeId, storeId))
}
