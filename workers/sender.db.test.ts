import { eq, sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deliveries, inStore } from '@/db'
import { eraseContact } from '@/server/contact-edits/erase-contact'
import { contactActivity } from '@/server/contacts/contact-activity'
import { claimDeliveries } from '@/server/deliveries/claim-deliveries'
import { getDelivery } from '@/server/deliveries/get-delivery'
import { listDeliveries } from '@/server/deliveries/list-deliveries'
import { noteResult } from '@/server/deliveries/note-result'
import type { Network } from '@/server/deliveries/post'
import { resendDead } from '@/server/deliveries/resend-dead'
import { resendDelivery } from '@/server/deliveries/resend-delivery'
import { sendDelivery } from '@/server/deliveries/send-delivery'
import { sendEventTypePatchSchema } from '@/server/event-types/send-schema'
import { deleteSendEventType } from '@/server/event-types/sending/delete-send-event-type'
import { signingSecret } from '@/server/event-types/sending/signing-secret'
import { updateSendEventType } from '@/server/event-types/sending/update-send-event-type'
import { verify } from '@/server/events/verify'
import { listRuns } from '@/server/workflows/list-runs'
import { fromEvent, literal, problemOf } from '@/server/workflows/test-definitions'
import { makeDelivery } from '@/tests/support/make-delivery'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { makeSendType } from '@/tests/support/make-send-type'
import { makeSending } from '@/tests/support/make-workflow'
import { type Receiver, startReceiver } from '@/tests/support/receiver'
import { contactOf, processAll, sendEvent } from '@/tests/support/send-events'
import { Sender } from './sender'

const EMAIL = 'ana@example.org'

let store: DemoStore
let receiver: Receiver
let sendTypeId: string
beforeEach(async () => {
  receiver = await startReceiver()
  store = await makeDemoStore()
  sendTypeId = (await makeSendType(store, receiver.port)).id
})
afterEach(() => receiver.stop())

const network = (): Network => ({
  rules: { ports: [receiver.port], allowedRanges: ['127.0.0.0/8'] },
  resolve: async () => ['127.0.0.1'],
  timeoutMs: 5000,
})

const senderOf = (more: Partial<Network> = {}) =>
  new Sender((delivery) => sendDelivery(delivery, { ...network(), ...more }))

/** All that is due now, by one worker. */
async function sendAll(storeId = store.storeId): Promise<void> {
  const sender = senderOf()
  sender.add([storeId])
  await sender.idle()
}

/** Deliveries of a workflow that ran for orders with these references. */
async function order(...references: string[]): Promise<void> {
  for (const reference of references) await sendEvent(store, { email: EMAIL, reference, total: 12.5 })
  await processAll(store.storeId)
}
const makeWorkflow = () =>
  makeSending(store.context, store.eventTypeId, sendTypeId, {
    number: fromEvent('reference'),
    total: fromEvent('total'),
  })
const all = async () => (await listDeliveries(store.context, {})).results
const only = async () => getDelivery(store.context, { id: (await all())[0]?.id ?? '' })
/** As if the time of the next try had come. */
const makeDue = () =>
  inStore(store.storeId, (tx) =>
    tx.execute(sql`update deliveries set next_at = now() - interval '1 second' where store_id = ${store.storeId}`),
  )
/** A delivery without a workflow, for what only the sender does. */
async function deliver(
  more: Parameters<typeof makeDelivery>[1] = {},
  eventTypeId = sendTypeId,
): Promise<{ id: string }> {
  if (!(await contactOf(store, EMAIL))) await sendEvent(store, { email: EMAIL })
  const contactId = (await contactOf(store, EMAIL))?.id ?? ''
  return makeDelivery({ storeId: store.storeId, eventTypeId, contactId }, more)
}

test('what a workflow sends arrives once, in the form of its event type, signed, with the headers of the owner', async () => {
  await makeWorkflow()
  await order('A-1')
  await sendAll()
  const { signingSecret: secret } = await signingSecret(store.context, { id: sendTypeId })
  expect(receiver.got).toHaveLength(1)
  const [got] = receiver.got
  const delivery = await only()
  expect(new Webhook(secret).verify(got?.body ?? '', got?.headers ?? {})).toEqual({
    order: { number: 'A-1', total: 12.5 },
  })
  expect(got).toMatchObject({
    ...{ id: delivery.id, body: delivery.body },
    headers: { 'content-type': 'application/json', 'user-agent': 'Inlet', 'x-api-key': 'a key of the receiver' },
  })
  expect(delivery).toMatchObject({
    ...{
      state: 'delivered',
      attempts: 1,
      nextAt: null,
      email: EMAIL,
      eventTypeName: 'Order paid',
      workflowName: 'Sends',
    },
    ...{ values: { number: 'A-1', total: 12.5 }, lastAnswer: 'ok', tries: [{ status: 200 }], lastTry: { status: 200 } },
  })
  // The first test of this file: the others make deliveries that no run has made.
  expect((await verify()).checks.filter(({ ok }) => !ok)).toEqual([])
})

test('a run that is done twice sends nothing twice', async () => {
  await makeWorkflow()
  await order('A-1')
  const { eventId, workflowId, nodeId, contactId } = { ...(await only()) }
  const again = makeDelivery(
    { storeId: store.storeId, eventTypeId: sendTypeId, contactId },
    { eventId, workflowId, nodeId },
  )
  await expect(again).rejects.toMatchObject({ cause: { code: '23505' } })
})

test('what is refused is tried again, with the same id and body, until it is taken', async () => {
  receiver.answer = (_, response) => void response.writeHead(500).end('not now')
  const { id } = await deliver({ body: '{"a":1}' })
  await sendAll()
  expect(await getDelivery(store.context, { id })).toMatchObject({
    ...{ state: 'pending', attempts: 1, lastAnswer: 'not now', lastTry: { status: 500, error: 'it answered 500' } },
    nextAt: expect.any(String),
  })
  // It is not due yet.
  await sendAll()
  expect(receiver.got).toHaveLength(1)
  receiver.answer = (_, response) => void response.end()
  await makeDue()
  await sendAll()
  expect(receiver.got.map((got) => [got.id, got.body])).toEqual([
    [id, '{"a":1}'],
    [id, '{"a":1}'],
  ])
  expect((await getDelivery(store.context, { id })).tries).toMatchObject([{ status: 500 }, { status: 200 }])
})

test('after the last try it is given up, and can be sent again: the same id, its tries counted anew', async () => {
  receiver.answer = (_, response) => void response.writeHead(500).end()
  const { id } = await deliver({ attempts: 10 })
  await sendAll()
  expect(await getDelivery(store.context, { id })).toMatchObject({ state: 'dead', attempts: 11, nextAt: null })
  await makeDue()
  await sendAll()
  expect(receiver.got).toHaveLength(1)
  receiver.answer = (_, response) => void response.end()
  expect(await resendDelivery(store.context, { id })).toMatchObject({ state: 'pending', attempts: 0, endedAt: null })
  expect(await problemOf(resendDelivery(store.context, { id }))).toMatchObject({ name: 'conflict' })
  await sendAll()
  expect(await getDelivery(store.context, { id })).toMatchObject({ state: 'delivered', attempts: 1 })
  expect(new Set(receiver.got.map((got) => got.id))).toEqual(new Set([id]))
})

test('410 gives up at once; all that was given up of an event type is sent again together', async () => {
  receiver.answer = (_, response) => void response.writeHead(410).end()
  await deliver()
  await deliver()
  await sendAll()
  expect((await all()).map(({ state }) => state)).toEqual(['dead', 'dead'])
  expect(await resendDead(store.context, { eventTypeId: sendTypeId })).toEqual({ count: 2 })
  receiver.answer = (_, response) => void response.end()
  await sendAll()
  expect((await listDeliveries(store.context, { state: 'delivered' })).results).toHaveLength(2)
})

test('what is pending goes to the present address with the present headers', async () => {
  const { id } = await deliver()
  const webhookHeaders = [{ name: 'X-New', value: 'new' }]
  await updateSendEventType(store.context, { id: sendTypeId, ...sendEventTypePatchSchema.parse({ webhookHeaders }) })
  await sendAll()
  expect(receiver.got).toMatchObject([{ id, headers: { 'x-new': 'new' } }])
  expect(receiver.got[0]?.headers).not.toHaveProperty('x-api-key')
})

test('an address that is not public is not sent to, and the try says so', async () => {
  const { id } = await deliver()
  const sender = senderOf({ rules: { ports: [receiver.port], allowedRanges: [] } })
  sender.add([store.storeId])
  await sender.idle()
  expect(receiver.got).toEqual([])
  expect((await getDelivery(store.context, { id })).lastTry?.error).toBe('the address 127.0.0.1 is not public')
})

test('a receiver that does not answer holds up neither another event type nor another store', async () => {
  const held: (() => void)[] = []
  const quick = await makeSendType(store, receiver.port)
  receiver.answer = ({ body }, response) => {
    if (body === '"slow"') held.push(() => response.end())
    else response.end()
  }
  for (let n = 0; n < 30; n++) await deliver({ body: '"slow"' })
  const after = await deliver({}, quick.id)
  const sender = senderOf()
  sender.add([store.storeId])
  await vi.waitUntil(() => held.length === 10)
  await vi.waitUntil(async () => (await getDelivery(store.context, after)).state === 'delivered')
  const first = store
  store = await makeDemoStore()
  const elsewhere = await deliver({}, (await makeSendType(store, receiver.port)).id)
  sender.add([store.storeId])
  await vi.waitUntil(async () => (await getDelivery(store.context, elsewhere)).state === 'delivered')
  // Ten of the slow ones and no more.
  expect(held).toHaveLength(10)
  receiver.answer = (_, response) => void response.end()
  for (const answer of held) answer()
  await sender.idle()
  expect((await listDeliveries(first.context, { state: 'pending' })).results).toEqual([])
})

test('of several workers each delivery has one', async () => {
  for (let n = 0; n < 50; n++) await deliver()
  const senders = [senderOf(), senderOf(), senderOf()]
  for (const sender of senders) sender.add([store.storeId])
  await Promise.all(senders.map((sender) => sender.idle()))
  expect(receiver.got).toHaveLength(50)
  expect(new Set(receiver.got.map(({ id }) => id)).size).toBe(50)
})

test('a try whose worker died is made again when its lease is over, and a word that comes later than that does not count', async () => {
  const { id } = await deliver()
  const room = { limit: 10, atOnce: 10, inHand: new Map() }
  const [died] = await claimDeliveries(store.storeId, room)
  expect(died).toMatchObject({ id, attempt: 1 })
  expect(await claimDeliveries(store.storeId, room)).toEqual([])
  const [second] = await claimDeliveries(store.storeId, room, Date.now() + 61_000)
  expect(second).toMatchObject({ id, attempt: 2 })
  const result = {
    state: 'dead',
    nextAt: null,
    told: { status: 410 },
    at: new Date().toISOString(),
    ms: 1,
    answer: undefined,
  } as const
  if (died) await noteResult(died, result)
  expect(await getDelivery(store.context, { id })).toMatchObject({ state: 'pending', tries: [] })
})

test('the last 20 tries are kept', async () => {
  receiver.answer = (_, response) => void response.writeHead(500).end()
  const tries = Array.from({ length: 20 }, (_, ms) => ({ at: new Date().toISOString(), ms, status: 400 }))
  const { id } = await deliver({ tries })
  await sendAll()
  const kept = (await getDelivery(store.context, { id })).tries
  expect(kept).toHaveLength(20)
  expect([kept[0]?.ms, kept.at(-1)?.status]).toEqual([1, 500])
})

test('what was sent stands in the activity of its contact', async () => {
  const { id } = await makeWorkflow()
  await order('A-1')
  await sendAll()
  const { results } = await contactActivity(store.context, { key: { email: EMAIL } })
  const delivery = await only()
  expect(results.find(({ type }) => type === 'data-sent')).toMatchObject({
    ...{
      deliveryId: delivery.id,
      name: 'Order paid',
      integrationName: 'ERP',
      state: 'delivered',
      at: delivery.createdAt,
    },
    workflow: { id, name: 'Sends' },
  })
})

test('an erased contact takes along what was and is to be sent of it', async () => {
  await deliver()
  await eraseContact(store.context, { key: { email: EMAIL } })
  expect(await inStore(store.storeId, (tx) => tx.$count(deliveries, eq(deliveries.storeId, store.storeId)))).toBe(0)
})

test('what a started workflow sends can be neither deleted nor, in the fields it fills, edited', async () => {
  const { id } = await makeWorkflow()
  const usedBy = [{ type: 'workflow', id, name: 'Sends' }]
  expect(await problemOf(deleteSendEventType(store.context, { id: sendTypeId }))).toMatchObject({
    name: 'in-use',
    usedBy,
  })
  const change = (fields: object[]) =>
    problemOf(updateSendEventType(store.context, { id: sendTypeId, ...sendEventTypePatchSchema.parse({ fields }) }))
  const number = { id: 'number', name: 'Number', type: 'text', required: true, jsonPointerPath: '/order/number' }
  const total = { id: 'total', name: 'Total', type: 'decimal', jsonPointerPath: '/order/total' }
  expect(await change([number])).toMatchObject({ name: 'in-use', usedBy })
  expect(await change([number, { ...total, jsonPointerPath: '/sum' }])).toMatchObject({ name: 'in-use', usedBy })
  expect(await change([number, total, { name: 'Note', type: 'text' }])).toEqual({})
})

test('a step that cannot send says why, and nothing is sent', async () => {
  const values = { number: fromEvent('name'), total: literal(1) }
  const { id } = await makeSending(store.context, store.eventTypeId, sendTypeId, values)
  await order('A-1')
  expect(await all()).toEqual([])
  const [run] = (await listRuns(store.context, { id })).results
  expect(run?.steps.at(-1)?.error).toBe('nothing was sent: "Number" is required, and there is no value')
})
