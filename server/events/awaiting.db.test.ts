import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { inStore } from '@/db'
import { updateContact } from '@/server/contact-edits/update-contact'
import { pauseWorkflow } from '@/server/workflows/pause-workflow'
import { startWorkflow } from '@/server/workflows/start-workflow'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { startDocument } from '@/tests/support/make-workflow'
import { contactOf, count, processAll, sendEvent } from '@/tests/support/send-events'
import { processWaits } from './process-waits'
import { verify } from './verify'

let store: DemoStore
let paid: DemoStore
beforeEach(async () => {
  store = await makeDemoStore()
  paid = { ...store, eventTypeId: store.webhookTypeId }
})

const set = (field: string, source: object) => ({ assignments: [{ field, operator: 'set', source }] })
const literal = (value: unknown) => ({ from: 'literal', value })

/** Shipped → wait for the payment of the same order → its total, or a word that it did not come. */
const waitForPayment = (config: object = {}) =>
  startDocument(store.context, {
    name: 'Paid in time?',
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId: store.eventTypeId } },
      {
        ...{ id: 'n2', type: 'wait-for-event' },
        config: {
          ...{ eventTypeId: store.webhookTypeId, timeout: { value: 1, unit: 'day' } },
          same: [{ field: 'reference', source: { from: 'event', node: 'n1', field: 'reference' } }],
          ...config,
        },
      },
      { id: 'n3', type: 'set-field', config: set('_points', { from: 'event', node: 'n2', field: 'total' }) },
      { id: 'n4', type: 'set-field', config: set('_surname', literal('did not pay')) },
      { id: 'n5', type: 'wait', config: { for: { value: 1, unit: 'hour' } } },
      { id: 'n6', type: 'set-field', config: set('_name', { from: 'event', node: 'n2', field: 'reference' }) },
    ],
    edges: [
      { from: 'n1', to: 'n2' },
      { from: 'n2', to: 'n3', port: 'received' },
      { from: 'n2', to: 'n4', port: 'timeout' },
      { from: 'n3', to: 'n5' },
      { from: 'n5', to: 'n6' },
    ],
  })
const wakeAll = async () => {
  while (await processWaits(store.storeId));
}
const passTime = () =>
  inStore(store.storeId, (tx) =>
    tx.execute(sql`update execution_waits set wake_at = now() - interval '1 second' where store_id = ${store.storeId}`),
  )
const fields = async () => (await contactOf(store, 'ana@example.org'))?.fields
const waits = () =>
  count(store.storeId, sql`select count(*)::int as n from execution_waits where store_id = ${store.storeId}`)
const order = (reference: string, total = 1) => ({ email: 'ana@example.org', reference, total })

test('goes on when the event comes that it waits for, of the same order; what it brought can be read after further waits', async () => {
  await waitForPayment()
  await sendEvent(store, order('A-1'))
  await processAll(store.storeId)
  await sendEvent(paid, order('B-2', 20))
  await processAll(store.storeId)
  await wakeAll()
  expect([await fields(), await waits()]).toEqual([{}, 1])
  await sendEvent(paid, order('A-1', 30))
  await sendEvent(paid, order('A-1', 40))
  await processAll(store.storeId)
  await wakeAll()
  expect([await fields(), await waits()]).toEqual([{ _points: 30 }, 1])
  await passTime()
  await wakeAll()
  expect([await fields(), await waits()]).toEqual([{ _points: 30, _name: 'A-1' }, 0])
  expect((await verify()).checks.filter(({ ok }) => !ok)).toEqual([])
})

test('goes its other way when the event does not come in time, once; what comes later changes nothing', async () => {
  await waitForPayment()
  await sendEvent(store, order('A-1'))
  await processAll(store.storeId)
  await passTime()
  await sendEvent(paid, order('A-1', 30))
  await processAll(store.storeId)
  await Promise.all([wakeAll(), wakeAll()])
  await wakeAll()
  expect([await fields(), await waits()]).toEqual([{ _surname: 'did not pay' }, 0])
})

test('an event that comes with the one that began the wait, in one group, ends it too; one that came before does not', async () => {
  await waitForPayment()
  await sendEvent(paid, order('A-1', 10))
  await sendEvent(store, order('A-1'))
  await sendEvent(paid, order('A-1', 30))
  await processAll(store.storeId)
  await wakeAll()
  expect(await fields()).toEqual({ _points: 30 })
})

test('an event must meet the conditions, and be of the contact that waits', async () => {
  await waitForPayment({ where: [{ field: 'total', operator: 'greater-than', value: 50 }] })
  await sendEvent(store, order('A-1'))
  await sendEvent(paid, order('A-1', 50))
  await sendEvent(paid, { ...order('A-1', 60), email: 'luis@example.org' })
  await processAll(store.storeId)
  await wakeAll()
  expect(await fields()).toEqual({})
  await sendEvent(paid, order('A-1', 51))
  await processAll(store.storeId)
  await wakeAll()
  expect(await fields()).toEqual({ _points: 51 })
})

test('an event that comes while the workflow is paused is not lost: it goes on when it is started again', async () => {
  const { id } = await waitForPayment()
  await sendEvent(store, order('A-1'))
  await processAll(store.storeId)
  await pauseWorkflow(store.context, { id })
  await sendEvent(paid, order('A-1', 30))
  await processAll(store.storeId)
  await wakeAll()
  expect(await fields()).toEqual({})
  await startWorkflow(store.context, { id })
  await wakeAll()
  expect(await fields()).toEqual({ _points: 30 })
})

test('what a browser only claims stays a claim behind the wait: it does not overwrite what others wrote', async () => {
  await waitForPayment()
  await sendEvent(store, order('A-1'))
  await processAll(store.storeId)
  await updateContact(store.context, { key: { email: 'ana@example.org' }, fields: { _points: 7 } })
  const claimed = await sendEvent(paid, order('A-1', 99))
  await inStore(store.storeId, (tx) => tx.execute(sql`update events set trust = 'claimed' where id = ${claimed}`))
  await processAll(store.storeId)
  await wakeAll()
  expect(await fields()).toEqual({ _points: 7 })
  await passTime()
  await wakeAll()
  expect(await fields()).toEqual({ _points: 7, _name: 'A-1' })
  const [name] = await inStore(store.storeId, (tx) =>
    tx.execute<{ trust: string }>(
      sql`select writes->'_name'->>'trust' as trust from contacts where store_id = ${store.storeId}`,
    ),
  )
  expect(name?.trust).toBe('claimed')
})
