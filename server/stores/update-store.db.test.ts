import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { inStore, stores } from '@/db'
import { copyApiKey } from '@/server/api-keys/copy-api-key'
import { createApiKey } from '@/server/api-keys/create-api-key'
import type { StoreContext } from '@/server/context'
import { newId } from '@/server/ids'
import { open } from '@/server/secrets/seal'
import { createStore } from './create-store'
import { storeOf } from './store-of'
import { identitySecretAt, updateStore } from './update-store'

const actor = { type: 'system', id: 'test', name: 'test' } as const
let ctx: StoreContext
beforeAll(async () => {
  ctx = { store: await createStore(actor, { name: 'Casa Luna' }), actor }
})

const rowOf = async () => {
  const [row] = await inStore(ctx.store.id, (tx) => tx.select().from(stores).where(eq(stores.id, ctx.store.id)))
  return row
}
const ipAccess = { mode: 'enforce', ranges: ['203.0.113.0/24'] } as const

describe('updateStore', () => {
  it('changes what is sent, keeps the rest, and raises the revision', async () => {
    const before = await rowOf()
    await updateStore(ctx, { requestsPerMinute: 60, allowedOrigins: ['https://shop.example'] }, { address: undefined })
    const after = await rowOf()
    expect(after).toMatchObject({ name: 'Casa Luna', requestsPerMinute: 60, allowedOrigins: ['https://shop.example'] })
    expect(after?.revision).toBe((before?.revision ?? 0) + 1)
  })

  it('takes an empty patch', async () => {
    await updateStore(ctx, {}, { address: undefined })
    expect(await storeOf(ctx)).toMatchObject({ name: 'Casa Luna' })
  })

  it('refuses to enforce ranges that shut out the one who asks', async () => {
    const enforced = updateStore(
      ctx,
      { ipAccess: { ...ipAccess, ranges: [...ipAccess.ranges] } },
      { address: '198.51.100.7' },
    )
    await expect(enforced).rejects.toMatchObject({
      problem: 'conflict',
      detail: expect.stringContaining('198.51.100.7'),
    })
  })

  it('refuses to enforce ranges where addresses are not known', async () => {
    const enforced = updateStore(ctx, { ipAccess: { mode: 'enforce', ranges: [] } }, { address: undefined })
    await expect(enforced).rejects.toMatchObject({ problem: 'conflict', detail: expect.stringContaining('observe') })
  })

  it('enforces ranges that hold the one who asks', async () => {
    await updateStore(ctx, { ipAccess: { ...ipAccess, ranges: [...ipAccess.ranges] } }, { address: '203.0.113.7' })
    expect(await storeOf(ctx)).toMatchObject({ ipAccess })
  })

  it('keeps the identity secret encrypted and never shows it', async () => {
    await updateStore(ctx, { identitySecret: 'a secret of the shop' }, { address: undefined })
    const kept = (await rowOf())?.identitySecret ?? ''
    expect(kept).not.toContain('a secret')
    expect(open(kept, identitySecretAt(ctx.store.id))).toBe('a secret of the shop')
    const shown = await storeOf(ctx)
    expect(shown.hasIdentitySecret).toBe(true)
    expect(JSON.stringify(shown)).not.toContain(kept)
    await updateStore(ctx, { identitySecret: null }, { address: undefined })
    expect((await storeOf(ctx)).hasIdentitySecret).toBe(false)
  })

  it('forgets the secrets of all keys when the store begins to show them once', async () => {
    const { id } = await createApiKey(ctx, { name: 'ERP', scopes: ['custom-events:write'] })
    await copyApiKey(ctx, { id })
    await updateStore(ctx, { showKeysOnce: true }, { address: undefined })
    await expect(copyApiKey(ctx, { id })).rejects.toMatchObject({ problem: 'conflict' })
    await updateStore(ctx, { showKeysOnce: false }, { address: undefined })
    await expect(copyApiKey(ctx, { id })).rejects.toMatchObject({ problem: 'conflict' })
  })

  it('does not find a store that is not there', async () => {
    const nowhere = { store: { id: newId() }, actor }
    await expect(storeOf(nowhere)).rejects.toMatchObject({ problem: 'not-found' })
    await expect(updateStore(nowhere, { name: 'x' }, { address: undefined })).rejects.toMatchObject({
      problem: 'not-found',
    })
  })
})
