import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { apiKeys, inStore, stores } from '@/db'
import type { StoreContext } from '@/server/context'
import { newId } from '@/server/ids'
import { createStore } from '@/server/stores/create-store'
import { listAudit } from '@/server/stores/list-audit'
import { updateStore } from '@/server/stores/update-store'
import { copyApiKey } from './copy-api-key'
import { createApiKey } from './create-api-key'
import { hasSecret } from './key-secret'
import { listApiKeys } from './list-api-keys'
import { renameApiKey } from './rename-api-key'
import { revokeApiKey } from './revoke-api-key'
import { rotateApiKey } from './rotate-api-key'
import { touchApiKey } from './touch-api-key'

const actor = { type: 'system', id: 'test', name: 'test' } as const
const newStore = async (): Promise<StoreContext> => ({ store: await createStore(actor, { name: 'Casa Luna' }), actor })

let ctx: StoreContext
beforeAll(async () => {
  ctx = await newStore()
})

const newKey = () => createApiKey(ctx, { name: 'ERP', scopes: ['custom-events:write'] })
const secretOf = (key: string) => key.split(':')[1] ?? ''
const soon = () => new Date(Date.now() + 3_600_000).toISOString()

async function rowOf(id: string) {
  const [row] = await inStore(ctx.store.id, (tx) =>
    tx
      .select()
      .from(apiKeys)
      .where(and(eq(apiKeys.storeId, ctx.store.id), eq(apiKeys.id, id))),
  )
  if (!row) throw new Error('no such row')
  return row
}

async function revision() {
  const [row] = await inStore(ctx.store.id, (tx) => tx.select().from(stores).where(eq(stores.id, ctx.store.id)))
  return row?.revision ?? 0
}

describe('an API key', () => {
  it('opens with its secret, of which the database holds a hash and a ciphertext', async () => {
    const { id, key } = await newKey()
    const row = await rowOf(id)
    expect(key.startsWith(`${row.keyId}:`)).toBe(true)
    expect(hasSecret(row, secretOf(key), new Date())).toBe(true)
    expect(hasSecret(row, `${secretOf(key)}x`, new Date())).toBe(false)
    expect(JSON.stringify(row)).not.toContain(secretOf(key))
  })

  it('can be copied again, and each copy is in the audit log', async () => {
    const { id, key } = await newKey()
    expect(await copyApiKey(ctx, { id })).toEqual({ key })
    const { results } = await listAudit(ctx, { limit: 1 })
    expect(results).toMatchObject([{ action: 'api-key.copied', subject: { id, name: 'ERP' } }])
    expect(JSON.stringify(results)).not.toContain(secretOf(key))
  })

  it('cannot be copied from another row', async () => {
    const [a, b] = [await newKey(), await newKey()]
    const { secretEncrypted } = await rowOf(a.id)
    await inStore(ctx.store.id, (tx) => tx.update(apiKeys).set({ secretEncrypted }).where(eq(apiKeys.id, b.id)))
    await expect(copyApiKey(ctx, { id: b.id })).rejects.toThrow()
  })

  it('is shown once where the store says so', async () => {
    const once = await newStore()
    await updateStore(once, { showKeysOnce: true }, { address: undefined })
    const { id } = await createApiKey(once, { name: 'ERP', scopes: ['contacts:read'] })
    expect((await listApiKeys(once)).results).toMatchObject([{ id, canCopy: false }])
    await expect(copyApiKey(once, { id })).rejects.toMatchObject({ problem: 'conflict' })
  })

  it('has two secrets between a rotation and its chosen end, never three', async () => {
    const { id, key: first } = await newKey()
    const { key: second } = await rotateApiKey(ctx, { id, previousEndsAt: soon() })
    const overlapping = await rowOf(id)
    for (const key of [first, second]) expect(hasSecret(overlapping, secretOf(key), new Date())).toBe(true)
    expect(hasSecret(overlapping, secretOf(first), new Date(soon()))).toBe(false)
    expect(await copyApiKey(ctx, { id })).toEqual({ key: second })
    const { key: third } = await rotateApiKey(ctx, { id, previousEndsAt: new Date().toISOString() })
    const row = await rowOf(id)
    expect([first, second, third].map((key) => hasSecret(row, secretOf(key), new Date()))).toEqual([false, false, true])
  })

  it('is over when it is revoked, for good', async () => {
    const { id, key } = await newKey()
    await revokeApiKey(ctx, { id })
    const { revokedAt } = await rowOf(id)
    await revokeApiKey(ctx, { id })
    const row = await rowOf(id)
    expect(row.revokedAt).toBe(revokedAt)
    expect(hasSecret(row, secretOf(key), new Date())).toBe(false)
    await expect(copyApiKey(ctx, { id })).rejects.toMatchObject({ problem: 'conflict' })
    await expect(rotateApiKey(ctx, { id, previousEndsAt: soon() })).rejects.toMatchObject({ problem: 'conflict' })
  })

  it('raises the revision of its store with every change, so that other processes see it', async () => {
    const before = await revision()
    const { id } = await newKey()
    await renameApiKey(ctx, { id, name: 'Shop' })
    await rotateApiKey(ctx, { id, previousEndsAt: soon() })
    await revokeApiKey(ctx, { id })
    expect(await revision()).toBe(before + 4)
    expect((await rowOf(id)).name).toBe('Shop')
  })

  it('knows when, from where and with which secret it was used, without a new revision', async () => {
    const { id } = await newKey()
    const before = await revision()
    touchApiKey(ctx.store.id, id, () => '203.0.113.7', false)
    await expect.poll(async () => (await rowOf(id)).lastUsedFrom).toBe('203.0.113.7')
    expect((await rowOf(id)).previousLastUsedAt).toBeNull()
    // Within the same minute nothing is written again; another secret is news.
    touchApiKey(ctx.store.id, id, () => '203.0.113.8', false)
    touchApiKey(ctx.store.id, id, () => '203.0.113.9', true)
    await expect.poll(async () => (await rowOf(id)).lastUsedFrom).toBe('203.0.113.9')
    expect((await rowOf(id)).previousLastUsedAt).not.toBeNull()
    expect(await revision()).toBe(before)
  })

  it('stands in the list without a secret, those that work first', async () => {
    const own = await newStore()
    const dead = await createApiKey(own, { name: 'old', scopes: ['contacts:read'] })
    const alive = await createApiKey(own, { name: 'new', scopes: ['contacts:read'], expiresAt: soon() })
    const newest = await createApiKey(own, { name: 'newest', scopes: ['contacts:read'] })
    await revokeApiKey(own, { id: newest.id })
    const { results } = await listApiKeys(own)
    expect(results.map(({ name }) => name)).toEqual(['new', 'old', 'newest'])
    expect(results.map(({ canCopy }) => canCopy)).toEqual([true, true, false])
    for (const { key } of [dead, alive]) expect(JSON.stringify(results)).not.toContain(secretOf(key))
  })

  it('of another store is not found', async () => {
    const other = await newStore()
    const { id } = await newKey()
    const attempts = [
      () => copyApiKey(other, { id }),
      () => renameApiKey(other, { id, name: 'x' }),
      () => rotateApiKey(other, { id, previousEndsAt: soon() }),
      () => revokeApiKey(other, { id }),
      () => revokeApiKey(ctx, { id: newId() }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ problem: 'not-found' })
    expect((await listApiKeys(other)).results).toEqual([])
  })
})
