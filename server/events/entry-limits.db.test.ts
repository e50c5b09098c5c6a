import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { makeWorkflow } from '@/tests/support/make-workflow'
import { count, processAll, sendEvent } from '@/tests/support/send-events'

let store: DemoStore
beforeEach(async () => {
  store = await makeDemoStore()
})

const point = { field: '_points', operator: 'add', source: { from: 'literal', value: 1 } }
const entered = () =>
  count(store.storeId, sql`select count(*)::int as n from executions where store_id = ${store.storeId}`)
const most = () =>
  count(
    store.storeId,
    sql`select coalesce(max((fields->>'_points')::int), 0)::int as n from contacts where store_id = ${store.storeId}`,
  )

test('a contact enters as often as the trigger lets it, whatever comes in one group or several', async () => {
  await makeWorkflow(store.context, store.eventTypeId, [point], { limits: { perContact: 3 } })
  for (let n = 0; n < 5; n++) await sendEvent(store, { email: 'ana@example.org' })
  await processAll(store.storeId)
  await sendEvent(store, { email: 'ana@example.org' })
  await sendEvent(store, { email: 'luis@example.org' })
  await processAll(store.storeId)
  expect([await entered(), await most()]).toEqual([4, 3])
})

test('all together enter as often as the trigger lets them, exactly, beside each other', async () => {
  await makeWorkflow(store.context, store.eventTypeId, [point], { limits: { total: 25 } })
  const send = async (n: number) => sendEvent(store, { email: `c${n}@example.org` })
  await Promise.all(Array.from({ length: 60 }, (_, n) => send(n)))
  await Promise.all([processAll(store.storeId), processAll(store.storeId), processAll(store.storeId)])
  await processAll(store.storeId)
  expect(await entered()).toBe(25)
})
