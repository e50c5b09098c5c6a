import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { contacts, events, executions, inStore, pendingWork, segmentMembers, segments } from '@/db'
import { sendEventTypeInputSchema } from '@/server/event-types/send-schema'
import { createSendEventType } from '@/server/event-types/sending/create-send-event-type'
import { previewRun } from '@/server/events/preview-run'
import type { FieldValue } from '@/server/fields/field-types'
import { newId } from '@/server/ids'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { createWorkflow } from './create-workflow'
import { deleteWorkflow } from './delete-workflow'
import { listRuns } from './list-runs'
import { listWorkflows } from './list-workflows'
import { pauseWorkflow } from './pause-workflow'
import { workflowInputSchema } from './schema'
import { startWorkflow } from './start-workflow'
import { fromEvent, literal, problemOf } from './test-definitions'

let demo: DemoStore
let other: DemoStore
beforeAll(async () => {
  demo = await makeDemoStore()
  other = await makeDemoStore()
})

const AT = '2026-01-31T10:00:00.000Z'

async function makeContact(email: string, fields: Record<string, FieldValue> = {}): Promise<string> {
  const id = newId()
  await inStore(demo.storeId, (tx) =>
    tx.insert(contacts).values({ storeId: demo.storeId, id, email, fields, createdAt: AT, updatedAt: AT }),
  )
  return id
}

/** An event as the door would have stored it; `isPending`: with its work still to be done. */
async function makeEvent(contactId: string, values: Record<string, FieldValue>, isPending = false): Promise<string> {
  const { storeId, eventTypeId } = demo
  const id = newId()
  await inStore(storeId, async (tx) => {
    const revision = sql`(select revision from stores where id = ${storeId})`
    await tx.insert(events).values({
      storeId,
      id,
      receptionId: newId(),
      eventTypeId,
      contactId,
      values,
      receivedAt: AT,
      occurredAt: AT,
      revision,
    })
    if (isPending) await tx.insert(pendingWork).values({ storeId, eventId: id, contactId, receivedAt: AT })
  })
  return id
}

const documentOf = (config: Record<string, unknown> = {}) => ({
  nodes: [
    { id: 'n1', type: 'receive-event', config: { eventTypeId: demo.eventTypeId, ...config } },
    {
      id: 'n2',
      type: 'set-field',
      config: { assignments: [{ field: '_name', operator: 'set', source: fromEvent('name') }] },
    },
    {
      id: 'n3',
      type: 'set-field',
      config: { assignments: [{ field: '_points', operator: 'add', source: literal(10) }] },
    },
  ],
  edges: [
    { from: 'n1', to: 'n2' },
    { from: 'n2', to: 'n3' },
  ],
})
const make = (config: Record<string, unknown> = {}) =>
  createWorkflow(demo.context, workflowInputSchema.parse({ name: 'ERP sync', ...documentOf(config) }))

async function makeRun(workflowId: string, eventId: string, contactId: string, startedAt = AT) {
  const { storeId } = demo
  const steps = [{ node: 'n1', type: 'receive-event', at: startedAt }]
  await inStore(storeId, (tx) =>
    tx.insert(executions).values({
      storeId,
      workflowId,
      eventId,
      versionId: newId(),
      contactId,
      state: 'finished',
      steps,
      startedAt,
      finishedAt: startedAt,
    }),
  )
}

test('a dry run shows the path with old and new values, and writes nothing', async () => {
  const contactId = await makeContact('ana.lopez@example.com', { _name: 'Ana', _points: 120 })
  const eventId = await makeEvent(contactId, { email: 'ana.lopez@example.com', name: 'Ana López' })
  const rows = () =>
    inStore(demo.storeId, (tx) =>
      tx.execute(
        sql`select (select to_jsonb(c) from contacts c where id = ${contactId}) as contact, (select count(*) from executions) as runs, (select count(*) from effects) as effects, (select count(*) from field_changes) as changes`,
      ),
    )
  const before = [...(await rows())]
  const preview = await previewRun(demo.context, { ...documentOf(), eventId })
  expect(preview).toMatchObject({ entered: true, outcome: 'finished', reached: true })
  expect(preview.steps.flatMap((step) => step.changes ?? [])).toEqual([
    { field: '_name', old: 'Ana', new: 'Ana López' },
    { field: '_points', old: 120, new: 130 },
  ])
  expect(preview.contact).toMatchObject({
    before: { _name: 'Ana', _points: 120 },
    after: { _name: 'Ana López', _points: 130 },
  })
  expect(preview.event).toMatchObject({ id: eventId, receivedAt: AT, values: { name: 'Ana López' } })
  expect([...(await rows())]).toEqual(before)
})

test('a dry run tells the body that would be sent, and sends nothing', async () => {
  const contactId = await makeContact('sent@example.com')
  const eventId = await makeEvent(contactId, { email: 'sent@example.com', name: 'Ana' })
  const who = { id: 'who', name: 'Who', type: 'text', jsonPointerPath: '/order/who' }
  const input = { name: 'Order', alias: 'order-out', category: 'send', webhookUrl: 'https://erp.example.com/' }
  const sent = await createSendEventType(demo.context, {
    integrationId: demo.integrationId,
    ...sendEventTypeInputSchema.parse({ ...input, fields: [who] }),
  })
  const values = { who: fromEvent('name') }
  const sending = { id: 'n2', type: 'send-data', config: { eventTypeId: sent.id, values } }
  const nodes = [...documentOf().nodes.slice(0, 1), sending]
  const preview = await previewRun(demo.context, { nodes, edges: [{ from: 'n1', to: 'n2' }], eventId, nodeId: 'n2' })
  expect(preview.sends).toEqual([{ node: 'n2', body: '{"order":{"who":"Ana"}}' }])
  const rows = await inStore(demo.storeId, (tx) => tx.execute(sql`select 1 from deliveries`))
  expect(rows).toHaveLength(0)
})

test('a dry run stops at the node that is looked at, and tells when it is not reached', async () => {
  const contactId = await makeContact('stop@example.com')
  const eventId = await makeEvent(contactId, { email: 'stop@example.com', name: 'Ana' })
  const preview = (nodeId: string) => previewRun(demo.context, { ...documentOf(), eventId, nodeId })
  const stopped = await preview('n2')
  expect(stopped.steps.map((step) => step.node)).toEqual(['n1', 'n2'])
  expect(await preview('elsewhere')).toMatchObject({ reached: false })
})

test('a dry run names the gate that is shut', async () => {
  const contactId = await makeContact('gate@example.com')
  const eventId = await makeEvent(contactId, { email: 'gate@example.com', total: 20 })
  const filter = [{ field: 'total', operator: 'greater-than', value: 50 }]
  const { entered, why } = await previewRun(demo.context, { ...documentOf({ filter }), eventId })
  expect([entered, why]).toEqual([false, 'its filter was not met: Total is more than 50, and it was 20'])
  const { id } = await make({ entry: 'once' })
  await makeRun(id, newId(), contactId)
  const again = await previewRun(demo.context, { ...documentOf({ entry: 'once' }), eventId, workflowId: id })
  expect(again.why).toContain('enters once')
})

test('a dry run knows the clock of the store and the segments of the contact', async () => {
  const { storeId } = demo
  const contactId = await makeContact('around@example.com')
  const eventId = await makeEvent(contactId, { email: 'around@example.com' })
  const segmentId = newId()
  await inStore(storeId, async (tx) => {
    await tx.execute(sql`update stores set time_zone = 'Asia/Kolkata' where id = ${storeId}`)
    await tx.insert(segments).values({ storeId, id: segmentId, name: 'VIP', type: 'static' })
    await tx.insert(segmentMembers).values({ storeId, segmentId, contactId, enteredAt: AT })
  })
  const preview = await previewRun(demo.context, {
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId: demo.eventTypeId } },
      { id: 'n2', type: 'in-segment', config: { segmentId } },
      { id: 'n3', type: 'wait', config: { until: { time: '09:00' } } },
    ],
    edges: [
      { from: 'n1', to: 'n2' },
      { from: 'n2', to: 'n3', port: 'yes' },
    ],
    eventId,
  })
  const waitsUntil = preview.steps.at(-1)?.waitsUntil
  expect(waitsUntil).toMatch(/T03:30:00\.000Z$/)
})

test('an event of another store cannot be looked at by a dry run', async () => {
  const contactId = await makeContact('hidden@example.com')
  const eventId = await makeEvent(contactId, { email: 'hidden@example.com' })
  expect(await problemOf(previewRun(other.context, { ...documentOf(), eventId }))).toMatchObject({ name: 'not-found' })
  expect(await problemOf(previewRun(demo.context, { ...documentOf(), eventId: 'x' }))).toMatchObject({
    name: 'not-found',
  })
})

test('runs are listed newest event first, page by page in both directions, and by contact', async () => {
  const { id } = await make()
  const [ana, luis] = [await makeContact('ana@example.com'), await makeContact('luis@example.com')]
  const made: string[] = []
  for (const contactId of [ana, luis, ana, luis, ana]) {
    const eventId = await makeEvent(contactId, {})
    await makeRun(id, eventId, contactId)
    made.unshift(eventId)
  }
  const first = await listRuns(demo.context, { id, limit: 2 })
  expect(first.results.map((run) => run.eventId)).toEqual(made.slice(0, 2))
  expect(first.results[0]).toMatchObject({
    email: 'ana@example.com',
    eventTypeName: 'Order shipped',
    state: 'finished',
    startedAt: AT,
  })
  const second = await listRuns(demo.context, { id, limit: 2, cursor: first.nextCursor ?? '' })
  expect(second.results.map((run) => run.eventId)).toEqual(made.slice(2, 4))
  const third = await listRuns(demo.context, { id, limit: 2, cursor: second.nextCursor ?? '' })
  expect([third.results.map((run) => run.eventId), third.nextCursor]).toEqual([made.slice(4), null])
  const back = await listRuns(demo.context, { id, limit: 2, cursor: second.prevCursor ?? '' })
  expect(back.results).toEqual(first.results)
  expect((await listRuns(demo.context, { id, contactId: luis })).results).toHaveLength(2)
  expect(await problemOf(listRuns(demo.context, { id, cursor: 'nonsense' }))).toMatchObject({ name: 'invalid-request' })
  const summary = (await listWorkflows(demo.context)).find((workflow) => workflow.id === id)
  expect(summary).toMatchObject({ entered: 5, lastRunAt: AT })
})

test('a workflow is not deleted while an event that it must still handle is pending', async () => {
  const { id } = await make()
  const contactId = await makeContact('pending@example.com')
  await startWorkflow(demo.context, { id })
  const eventId = await makeEvent(contactId, { name: 'Ana' }, true)
  await pauseWorkflow(demo.context, { id })
  expect(await problemOf(deleteWorkflow(demo.context, { id }))).toMatchObject({
    name: 'conflict',
    detail: expect.stringContaining('Try again'),
  })
  await inStore(demo.storeId, (tx) => tx.delete(pendingWork).where(sql`event_id = ${eventId}`))
  await makeEvent(contactId, { name: 'Ana' }, true)
  expect(await problemOf(deleteWorkflow(demo.context, { id }))).toEqual({})
})
