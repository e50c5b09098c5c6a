import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inStore, receptions } from '@/db'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema, eventTypePatchSchema } from '@/server/event-types/schema'
import { updateEventType } from '@/server/event-types/update-event-type'
import { receptionCauses } from '@/server/events/reception-causes'
import { readKept } from '@/server/http/kept-request'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { workflowInputSchema } from '@/server/workflows/schema'
import { startWorkflow } from '@/server/workflows/start-workflow'
import { ADAPTERS, type Running } from '@/tests/support/adapters'
import { type DemoStore, makeDemoStore, ORDER_FIELDS } from '@/tests/support/make-demo-store'
import { workflowOn } from '@/tests/support/make-world'
import { contactOf, count, processAll } from '@/tests/support/send-events'
import { continueReplays, storesWithReplays } from './continue-replays'
import { getReplay } from './get-replay'
import { previewReplay } from './preview-replay'
import { previewReception, replayReception } from './replay-reception'
import { replaySchema, replaysSchema } from './schema'
import { startReplay } from './start-replay'
import { stopReplay } from './stop-replay'

let running: Running
let store: DemoStore
beforeAll(async () => {
  running = (await ADAPTERS['fast lane']?.()) as Running // it is in the table
})
afterAll(() => running.stop())
beforeEach(async () => {
  store = await makeDemoStore()
})

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${running.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const { id } = await response.json()
  return id ?? response.headers.get('x-reception-id')
}
const api = (body: unknown, query = '?createContact=true') =>
  post(`/api/custom-events/alias/${store.alias}${query}`, body, { authorization: `ApiKey ${store.apiKey}` })
const hook = (body: unknown, headers = {}) =>
  post(`/webhooks/${store.storeId}/custom-events/alias/${store.webhookAlias}`, body, headers)

const replay = (id: string, options: object = {}) =>
  replayReception(store.context, { id, ...replaySchema.parse(options) }, readKept)
const patch = (id: string, changes: object) =>
  updateEventType(store.context, { id, ...eventTypePatchSchema.parse(changes) })
const kept = async (id: string) => {
  const [row] = await inStore(store.storeId, (tx) => tx.select().from(receptions).where(eq(receptions.id, id)))
  return row
}
const events = () => count(store.storeId, sql`select count(*)::int as n from events where store_id = ${store.storeId}`)
const withExtra = [...ORDER_FIELDS, { id: 'extra', name: 'Extra', type: 'text' }]

async function setsNames(eventTypeId: string) {
  const workflow = await createWorkflow(
    store.context,
    workflowInputSchema.parse({ name: 'W', ...workflowOn(eventTypeId) }),
  )
  await startWorkflow(store.context, { id: workflow.id })
}

describe('one reception', () => {
  test('is judged by the present definition; the original stays, and the new one names it', async () => {
    const id = await api({ email: 'a@example.org', name: 'Ana', extra: 'x' })
    const before = await kept(id)
    await expect(replay(id, { createsContacts: true })).rejects.toMatchObject({
      problem: 'not-valid',
      extras: { validationErrors: [{ path: '/extra' }] },
    })
    await patch(store.eventTypeId, { fields: withExtra })
    await setsNames(store.eventTypeId)
    expect(await previewReception(store.context, { id }, readKept)).toMatchObject({
      events: [{ email: 'a@example.org', values: { extra: 'x' } }],
      ...{ isReplayed: false, isContactMissing: true },
    })
    const replayed = await replay(id, { createsContacts: true })
    expect(replayed).toMatchObject({ replayOf: id, events: [replayed.id] })
    expect(await kept(id)).toEqual(before)
    expect(await kept(replayed.id)).toMatchObject({ outcome: 'accepted', replayOf: id, body: before?.body })
    await processAll(store.storeId)
    expect((await contactOf(store, 'a@example.org'))?.fields).toEqual({ _name: 'Ana' })
  })

  test('without workflows it is stored and starts nothing', async () => {
    await setsNames(store.eventTypeId)
    const id = await api({ email: 'nobody' })
    await patch(store.eventTypeId, { fields: ORDER_FIELDS })
    await expect(replay(id)).rejects.toMatchObject({ problem: 'not-valid' })
    const good = await api({ email: 'b@example.org', name: 'Bea' }, '')
    const replayed = await replay(good, { createsContacts: true, startsWorkflows: false })
    await processAll(store.storeId)
    expect(replayed.replayOf).toBe(good)
    expect((await contactOf(store, 'b@example.org'))?.fields).toEqual({})
  })

  test('an event happened when it first came: a newer write stays', async () => {
    await setsNames(store.eventTypeId)
    const old = await api({ email: 'c@example.org', name: 'Old' })
    await api({ email: 'c@example.org', name: 'New' })
    await processAll(store.storeId)
    await replay(old)
    await processAll(store.storeId)
    expect((await contactOf(store, 'c@example.org'))?.fields).toEqual({ _name: 'New' })
  })

  test('a contact that is missing is created only when told', async () => {
    const id = await api({ email: 'missing@example.org' }, '')
    await expect(replay(id)).rejects.toMatchObject({ problem: 'contact-missing' })
    expect((await replay(id, { createsContacts: true })).replayOf).toBe(id)
  })

  test('what came for an alias before it was saved can be replayed once it is', async () => {
    const path = `/webhooks/${store.storeId}/custom-events/alias/later`
    const id = await post(path, { email: 'd@example.org', big: 1 })
    await expect(replay(id)).rejects.toMatchObject({ problem: 'conflict' })
    const fields = [{ id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true }]
    const input = eventTypeInputSchema.parse({ name: 'Later', alias: 'later', receiveType: 'webhook', fields })
    const made = await createEventType(store.context, { integrationId: store.integrationId, ...input })
    const replayed = await replay(id)
    expect(await kept(replayed.id)).toMatchObject({ eventTypeId: made.id, receiveContext: 'webhook' })
  })

  test('a form is read as a form again, digits as they were sent', async () => {
    const form = 'customer[email]=e%40example.org&order[total]=1%2C5&order[id]=820982911946154508'
    const id = await hook(form, { 'content-type': 'application/x-www-form-urlencoded' })
    await patch(store.webhookTypeId, {
      fields: [
        {
          id: 'email',
          name: 'E',
          type: 'email',
          required: true,
          isPrimaryKey: true,
          jsonPointerPath: '/customer/email',
        },
        { id: 'total', name: 'T', type: 'decimal', jsonPointerPath: '/order/total', decimalMark: ',' },
        { id: 'order', name: 'O', type: 'text', jsonPointerPath: '/order/id' },
      ],
    })
    const { events } = await previewReception(store.context, { id }, readKept)
    expect(events[0]?.values).toEqual({ email: 'e@example.org', total: 1.5, order: '820982911946154508' })
  })

  test('one whose sender proved nothing needs a word for it', async () => {
    await patch(store.webhookTypeId, { verification: { type: 'github', secret: 'a secret of theirs' } })
    const id = await hook({ customer: { email: 'f@example.org' } })
    await expect(replay(id)).rejects.toMatchObject({ problem: 'conflict' })
    expect((await replay(id, { acceptsUnverified: true })).replayOf).toBe(id)
  })

  test('of a browser: it is the same visitor, and a claim stays a claim', async () => {
    const fields = [{ id: 'size', name: 'Size', type: 'integer' }]
    const input = { name: 'Seen', alias: 'seen', receiveType: 'web', fields }
    const made = await createEventType(store.context, {
      integrationId: store.integrationId,
      ...eventTypeInputSchema.parse(input),
    })
    const trackerId = 'tracker_of_the_visitor'
    const seen = (size: unknown) => ({ alias: 'seen', payload: { size } })
    await post(`/collect/${store.storeId}`, {
      trackerId,
      contact: { email: 'web@example.org' },
      events: [seen(1), seen('XL')],
    })
    const [refused] = await inStore(store.storeId, (tx) =>
      tx
        .select()
        .from(receptions)
        .where(and(eq(receptions.eventTypeId, made.id), eq(receptions.outcome, 'rejected'))),
    )
    expect(refused?.reasons).toMatchObject([{ path: '/events/0/payload/size' }])
    await patch(made.id, { fields: [{ id: 'size', name: 'Size', type: 'text' }] })
    const replayed = await replay(refused?.id ?? '')
    const rows = await inStore(store.storeId, (tx) =>
      tx.execute(sql`select c.email, e.trust, e.values from events e
        join contacts c on c.store_id = e.store_id and c.id = e.contact_id
        where e.store_id = ${store.storeId} and e.id = ${replayed.id}`),
    )
    expect([...rows]).toEqual([{ email: 'web@example.org', trust: 'claimed', values: { size: 'XL' } }])
  })
})

describe('all that match', () => {
  const run = async () => {
    while (await continueReplays(store.storeId, readKept));
  }
  const rejected = { outcome: 'rejected' } as const
  const start = (options: object = {}) =>
    startReplay(store.context, replaysSchema.parse({ filter: rejected, createsContacts: true, ...options }))

  async function refusals(n: number) {
    for (let i = 0; i < n; i += 50)
      await Promise.all(
        Array.from({ length: Math.min(50, n - i) }, (_, k) => api({ email: `r${i + k}@example.org`, extra: 'x' })),
      )
  }

  test('a preview tells how many would pass now, and why the others would not', async () => {
    await refusals(3)
    await api({ email: 'nobody' })
    await patch(store.eventTypeId, { fields: withExtra })
    expect(await previewReplay(store.context, rejected, readKept)).toMatchObject({
      ...{ total: 4, judged: 4, passes: 3, fails: 1, skipped: 0, contactMissing: 3 },
      reasons: [{ path: '/email', reason: expect.stringContaining('nobody'), count: 1 }],
    })
    expect(await events()).toBe(0)
  })

  test('each is replayed once, with progress, and what arrives later does not take part', async () => {
    await refusals(230)
    await patch(store.eventTypeId, { fields: withExtra })
    const { id } = await start()
    await api({ email: 'later', extra: 'x' })
    expect(await storesWithReplays()).toContain(store.storeId)
    expect(await continueReplays(store.storeId, readKept)).toBe(true)
    expect(await getReplay(store.context, { id })).toMatchObject({ state: 'running', total: 230, done: 100 })
    await run()
    expect(await getReplay(store.context, { id })).toMatchObject({
      ...{ state: 'finished', done: 230, accepted: 230, rejected: 0, skipped: 0 },
    })
    expect(await events()).toBe(230)
    expect(await storesWithReplays()).not.toContain(store.storeId)
    await start()
    await run()
    expect(await events()).toBe(230)
  })

  test('a page that a worker left halfway is gone through again without a second event', async () => {
    await refusals(30)
    await patch(store.eventTypeId, { fields: withExtra })
    const { id } = await start()
    await continueReplays(store.storeId, readKept)
    // As if the worker had died before it noted the page.
    await inStore(store.storeId, (tx) =>
      tx.execute(sql`update replays set state = 'running', done = 0, accepted = 0, last_id = null where id = ${id}`),
    )
    await run()
    expect(await getReplay(store.context, { id })).toMatchObject({ state: 'finished', accepted: 30, skipped: 0 })
    expect(await events()).toBe(30)
  })

  test('two workers at once do it once', async () => {
    await refusals(250)
    await patch(store.eventTypeId, { fields: withExtra })
    const { id } = await start()
    await Promise.all([run(), run()])
    expect(await getReplay(store.context, { id })).toMatchObject({ done: 250, accepted: 250 })
    expect(await events()).toBe(250)
  })

  test('a stopped one ends after the page in hand', async () => {
    await refusals(120)
    await patch(store.eventTypeId, { fields: withExtra })
    const { id } = await start()
    await continueReplays(store.storeId, readKept)
    expect(await stopReplay(store.context, { id })).toMatchObject({ state: 'stopped', done: 100 })
    expect(await continueReplays(store.storeId, readKept)).toBe(false)
    expect(await events()).toBe(100)
  })

  test('one whose sender proved nothing is passed over', async () => {
    await patch(store.webhookTypeId, { verification: { type: 'github', secret: 'a secret of theirs' } })
    await hook({ customer: { email: 'f@example.org' } })
    const { id } = await start()
    await run()
    expect(await getReplay(store.context, { id })).toMatchObject({ accepted: 0, skipped: 1 })
  })
})

test('refusals are grouped by their cause: place and expectation, not by what came', async () => {
  for (const total of ['1', 'x', true]) await api({ email: 'a@example.org', total })
  await api({ email: 'a@example.org', totl: 1 })
  await hook('{"customer":')
  const causes = await receptionCauses(store.context, {})
  expect(causes).toMatchObject([
    {
      path: '/total',
      expected: 'expected a number',
      count: 3,
      reasonCode: 'not-valid',
      eventTypeName: 'Order shipped',
    },
    { reasonCode: 'invalid-json', path: null, detail: expect.stringContaining('not valid JSON'), count: 1 },
    { path: '/totl', count: 1 },
  ])
})

test('a replay of one cause takes that cause alone, and the cause tells what of it is mended', async () => {
  for (const n of [1, 2]) await api({ email: `c${n}@example.org`, extra: 'x' })
  await api({ email: 'c3@example.org', total: 'x' })
  await patch(store.eventTypeId, { fields: withExtra })
  const [cause] = await receptionCauses(store.context, {})
  expect(cause).toMatchObject({ path: '/extra', count: 2, replayed: 0, integrationId: store.integrationId })
  const { eventTypeId, reasonCode, path, expected } = cause ?? {}
  const filter = { outcome: 'rejected', eventTypeId, reasonCode, path, expected }
  const { id } = await startReplay(store.context, replaysSchema.parse({ filter, createsContacts: true }))
  while (await continueReplays(store.storeId, readKept));
  expect(await getReplay(store.context, { id })).toMatchObject({ total: 2, accepted: 2 })
  expect((await receptionCauses(store.context, {}))[0]).toMatchObject({ path: '/extra', count: 2, replayed: 2 })
})
