import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { inStore, receptions } from '@/db'
import { newId } from '@/server/ids'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { sendEvent } from '@/tests/support/send-events'
import { trimReceptions } from './trim-receptions'

let store: DemoStore
beforeEach(async () => {
  store = await makeDemoStore()
})

const DAY_MS = 86_400_000

/** Refusals of one kind, the oldest first; answers their ids. */
async function refusals(n: number, { status = 422, daysAgo = 0, bytes = 100 } = {}): Promise<string[]> {
  const ids = Array.from({ length: n }, () => newId())
  const at = new Date(Date.now() - daysAgo * DAY_MS).toISOString()
  await inStore(store.storeId, (tx) =>
    tx.execute(sql`
      insert into receptions (store_id, id, received_at, outcome, status, receive_context, headers, body, body_bytes)
      select ${store.storeId}, id, ${at}::timestamptz, 'rejected', ${status}, 'webhook', '{}',
        decode(repeat('61', ${bytes}), 'hex'), ${bytes}
      from unnest(${sql.param(ids)}::uuid[]) id`),
  )
  return ids
}
const left = async () => {
  const rows = await inStore(store.storeId, (tx) =>
    tx
      .select({ id: receptions.id, body: receptions.body })
      .from(receptions)
      .where(eq(receptions.storeId, store.storeId))
      .orderBy(receptions.id),
  )
  return { ids: rows.map(({ id }) => id), withBody: rows.flatMap(({ id, body }) => (body ? id : [])) }
}

test('the oldest refusals beyond the number go; what was accepted and what is held stays', async () => {
  const accepted = await sendEvent(store, { email: 'a@example.org' })
  const held = await refusals(3, { status: 202 })
  const refused = await refusals(8)
  await trimReceptions(new Date(), { keptMax: 5 })
  expect((await left()).ids).toEqual([accepted, ...held, ...refused.slice(-5)])
})

test('beyond so many bytes of bodies the older refusals keep everything else', async () => {
  const held = await refusals(1, { status: 202, bytes: 5000 })
  const refused = await refusals(6, { bytes: 100 })
  await trimReceptions(new Date(), { bodiesBytesMax: 350 })
  const { ids, withBody } = await left()
  expect(ids).toHaveLength(7)
  expect(withBody).toEqual([...held, ...refused.slice(-3)])
})

test('past the retention of the store refusals go, held ones too', async () => {
  await refusals(2, { daysAgo: 91 })
  await refusals(1, { daysAgo: 91, status: 202 })
  const young = await refusals(1, { daysAgo: 89 })
  await trimReceptions(new Date())
  expect((await left()).ids).toEqual(young)
})
