import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { auditEntries, inStore } from '@/db'
import { problemOf } from '@/server/workflows/test-definitions'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { fromEvent, makeWaitingWorkflow, makeWorkflow } from '@/tests/support/make-workflow'
import { contactOf, processAll, sendEvent } from '@/tests/support/send-events'
import { listParked } from './list-parked'
import { processWaits } from './process-waits'
import { retryParked } from './retry-parked'

let store: DemoStore
beforeEach(async () => {
  store = await makeDemoStore()
})

const setName = [{ field: '_name', operator: 'set', source: fromEvent('name') }]
const addPoint = [{ field: '_points', operator: 'add', source: { from: 'literal', value: 1 } }]
const fieldsOf = async () => (await contactOf(store, 'ana@example.org'))?.fields
const parkAll = (table: string) =>
  inStore(store.storeId, (tx) =>
    tx.execute(
      sql`update ${sql.identifier(table)} set attempts = 5, parked_at = now(), reason = 'broke' where store_id = ${store.storeId}`,
    ),
  )

test('parked events and waits are listed with their reason, and are done once they are tried again', async () => {
  const { id } = await makeWorkflow(store.context, store.eventTypeId, setName)
  const waiting = await makeWaitingWorkflow(store.context, store.eventTypeId, addPoint, 3600)
  await sendEvent(store, { email: 'ana@example.org', name: 'Ana' })
  await processAll(store.storeId)
  const second = await sendEvent(store, { email: 'ana@example.org', name: 'Ana López' })
  await parkAll('pending_work')
  await parkAll('execution_waits')
  const all = await listParked(store.context)
  expect([all.total, all.results.map(({ kind }) => kind).sort()]).toEqual([2, ['event', 'wait']])
  expect(all.results.find(({ kind }) => kind === 'event')).toMatchObject({
    ...{ eventId: second, receptionId: second, attempts: 5, reason: 'broke' },
    contact: { email: 'ana@example.org' },
  })
  const ofWaiting = await listParked(store.context, { workflowId: waiting.id })
  expect(ofWaiting.results.find(({ kind }) => kind === 'wait')).toMatchObject({
    nodeId: 'n2',
    workflow: { name: 'ERP sync, later' },
  })
  expect((await listParked(store.context, { workflowId: id })).results.map(({ kind }) => kind)).toEqual(['event'])

  expect(await retryParked(store.context, { eventIds: [second] })).toEqual({ retried: 1 })
  await processAll(store.storeId)
  expect(await fieldsOf()).toMatchObject({ _name: 'Ana López' })
  expect(await retryParked(store.context)).toEqual({ retried: 1 })
  expect(await retryParked(store.context)).toEqual({ retried: 0 })
  while (await processWaits(store.storeId));
  expect(await fieldsOf()).toMatchObject({ _points: 1 })
  expect((await listParked(store.context)).total).toBe(0)
  const audited = await inStore(store.storeId, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, 'work.retried')),
  )
  expect(audited).toHaveLength(2)
})

test('work that is not parked, or is of another store, is not found', async () => {
  const other = await makeDemoStore()
  const eventId = await sendEvent(store, { email: 'ana@example.org' })
  const asked = (context: DemoStore['context'], id: string) => problemOf(retryParked(context, { eventIds: [id] }))
  expect(await asked(store.context, eventId)).toMatchObject({ name: 'not-found' })
  await parkAll('pending_work')
  expect(await asked(other.context, eventId)).toMatchObject({ name: 'not-found' })
  expect(await asked(store.context, 'x')).toMatchObject({ name: 'not-found' })
  expect((await listParked(store.context)).total).toBe(1)
})
