import { createHmac } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inStore, receptions } from '@/db'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema, eventTypePatchSchema } from '@/server/event-types/schema'
import { updateEventType } from '@/server/event-types/update-event-type'
import { ADAPTERS, type Running } from '@/tests/support/adapters'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'

type Sent = { status: number; headers: Headers; body: Record<string, unknown> }
type Options = { headers?: Record<string, string>; query?: string }

const SECRET = 'secret of the sender'
const EMAIL = { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true }
const TOTAL = { id: 'total', name: 'Total', type: 'decimal' }
const sign = (body: string, secret = SECRET) => createHmac('sha256', secret).update(body).digest('base64')

describe.each(Object.entries(ADAPTERS))('%s', (_, start) => {
  let running: Running
  let store: DemoStore
  let n = 0

  beforeAll(async () => {
    running = await start()
    store = await makeDemoStore()
  })
  afterAll(() => running.stop())

  async function makeHook(settings: object, fields: object[] = [EMAIL, TOTAL]) {
    const alias = `hook-${n++}`
    const input = eventTypeInputSchema.parse({ name: alias, alias, receiveType: 'webhook', fields, ...settings })
    return createEventType(store.context, { integrationId: store.integrationId, ...input })
  }

  async function send(alias: string, body: unknown, { headers = {}, query = '' }: Options = {}): Promise<Sent> {
    const response = await fetch(`${running.url}/webhooks/${store.storeId}/custom-events/alias/${alias}${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: response.status, headers: response.headers, body: await response.json() }
  }

  const kept = async (id: unknown) => {
    const [row] = await inStore(store.storeId, (tx) =>
      tx
        .select()
        .from(receptions)
        .where(eq(receptions.id, String(id))),
    )
    return row
  }
  const eventsOf = async (receptionId: unknown) => {
    const rows = await inStore(store.storeId, (tx) =>
      tx.execute<{ id: string; email: string; values: Record<string, unknown> }>(sql`
        select e.id, c.email, e.values from events e join contacts c on c.store_id = e.store_id and c.id = e.contact_id
        where e.store_id = ${store.storeId} and e.reception_id = ${String(receptionId)} order by e.id`),
    )
    return [...rows]
  }

  describe('a signature that is asked for', () => {
    test('lets a signed body in and keeps nothing of the signature', async () => {
      const { alias } = await makeHook({ verification: { type: 'shopify', secret: SECRET } })
      const body = '{"email":"a@example.org"}'
      const sent = await send(alias, body, { headers: { 'x-shopify-hmac-sha256': sign(body) } })
      expect(sent.status).toBe(201)
      expect(JSON.stringify(await kept(sent.body.id))).not.toContain(sign(body))
    })

    test('is refused with 401 when missing, altered or wrong, and the refusal is kept with its reason and body', async () => {
      const { alias } = await makeHook({ verification: { type: 'shopify', secret: SECRET } })
      const signature = sign('{"email":"a@example.org"}')
      const given: Record<string, string>[] = [
        {},
        { 'x-shopify-hmac-sha256': '' },
        { 'x-shopify-hmac-sha256': signature },
      ]
      for (const headers of given) {
        const sent = await send(alias, '{"email":"b@example.org"}', { headers })
        expect(sent.status).toBe(401)
        const refusal = await kept(sent.headers.get('x-reception-id'))
        expect(refusal).toMatchObject({ outcome: 'rejected', reasonCode: 'not-verified', status: 401 })
        expect(Buffer.from(refusal?.body ?? []).toString()).toBe('{"email":"b@example.org"}')
      }
    })

    test('is checked before the body is parsed', async () => {
      const { alias } = await makeHook({ verification: { type: 'shopify', secret: SECRET } })
      expect((await send(alias, '{"email":')).status).toBe(401)
    })

    test('a header of its own carries a secret, which is never kept', async () => {
      const { alias } = await makeHook({ verification: { type: 'header', header: 'X-Shop-Pass', secret: SECRET } })
      expect((await send(alias, { email: 'a@example.org' }, { headers: { 'x-shop-pass': 'guess' } })).status).toBe(401)
      const sent = await send(alias, { email: 'a@example.org' }, { headers: { 'x-shop-pass': SECRET } })
      expect(sent.status).toBe(201)
      expect(JSON.stringify((await kept(sent.body.id))?.headers)).not.toContain(SECRET)
    })

    test('a new secret is in force when its answer leaves, and the old one lives on as long as told', async () => {
      const made = await makeHook({ verification: { type: 'shopify', secret: SECRET } })
      const body = '{"email":"a@example.org"}'
      const sendSigned = async (secret: string) =>
        (await send(made.alias, body, { headers: { 'x-shopify-hmac-sha256': sign(body, secret) } })).status
      const rotate = (secret: string, overlapHours: number) =>
        updateEventType(store.context, {
          id: made.id,
          ...eventTypePatchSchema.parse({ verification: { type: 'shopify', secret, overlapHours } }),
        })
      await rotate('the second secret', 1)
      expect([await sendSigned(SECRET), await sendSigned('the second secret')]).toEqual([201, 201])
      await rotate('the third secret', 0)
      expect([await sendSigned('the second secret'), await sendSigned('the third secret')]).toEqual([401, 201])
    })

    test('a token in the address: told once, kept as a hash, and renewed with an overlap', async () => {
      const made = await makeHook({ verification: { type: 'token' } })
      const query = new URL(made.tokenUrl ?? '').search
      expect((await send(made.alias, { email: 'a@example.org' }, { query })).status).toBe(201)
      expect((await send(made.alias, { email: 'a@example.org' }, { query: `${query}x` })).status).toBe(401)
      expect((await send(made.alias, { email: 'a@example.org' })).status).toBe(401)
      const again = await updateEventType(store.context, {
        id: made.id,
        ...eventTypePatchSchema.parse({ verification: { type: 'token' } }),
      })
      expect(again.tokenUrl).toBeUndefined()
      const renewed = await updateEventType(store.context, {
        id: made.id,
        ...eventTypePatchSchema.parse({ verification: { type: 'token', rotate: true } }),
      })
      const next = new URL(renewed.tokenUrl ?? '').search
      expect(next).not.toBe(query)
      for (const each of [query, next])
        expect((await send(made.alias, { email: 'a@example.org' }, { query: each })).status).toBe(201)
    })
  })

  describe('a delivery id', () => {
    test('in a header: the same delivery again is answered with the first id and stores nothing', async () => {
      const { alias } = await makeHook({ deliveryId: { header: 'X-Delivery' } })
      const headers = { 'x-delivery': 'd-1' }
      const first = await send(alias, { email: 'a@example.org' }, { headers })
      const second = await send(alias, { email: 'a@example.org' }, { headers })
      expect(second).toMatchObject({ status: 201, body: first.body })
      expect(second.headers.get('idempotency-replayed')).toBe('true')
      expect((await send(alias, { email: 'other@example.org' }, { headers })).status).toBe(422)
      expect((await send(alias, { email: 'a@example.org' })).body.id).not.toBe(first.body.id)
    })

    test('at a pointer: digits beyond doubles tell deliveries apart', async () => {
      const { alias } = await makeHook({ deliveryId: { pointer: '/id' } })
      const body = (id: string) => `{"id":${id},"email":"a@example.org"}`
      const first = await send(alias, body('9007199254740992'))
      const other = await send(alias, body('9007199254740993'))
      expect(other.body.id).not.toBe(first.body.id)
      expect((await send(alias, body('9007199254740993'))).body.id).toBe(other.body.id)
    })
  })

  test('fan-out: each order line becomes an event, all under the reception that was answered', async () => {
    const lines = [EMAIL, { id: 'sku', name: 'SKU', type: 'text', required: true, jsonPointerPath: './sku' }]
    const { alias } = await makeHook({ fanOut: { pointer: '/lines' } }, lines)
    const sent = await send(alias, { email: 'fan@example.org', lines: [{ sku: 'A' }, { sku: 'B' }, { sku: 'C' }] })
    expect(sent.status).toBe(201)
    const events = await eventsOf(sent.body.id)
    expect(events.map(({ values }) => values.sku)).toEqual(['A', 'B', 'C'])
    expect(events[0]?.id).toBe(sent.body.id)
    expect(await kept(sent.body.id)).toMatchObject({ outcome: 'accepted', eventCount: 3 })

    const faulty = await send(alias, { email: 'fan@example.org', lines: [{ sku: 'A' }, {}] })
    expect(faulty.body).toMatchObject({ status: 422, validationErrors: [{ path: '/lines/1/sku' }] })
    expect(await eventsOf(faulty.headers.get('x-reception-id'))).toEqual([])

    const empty = await send(alias, { email: 'fan@example.org', lines: [] })
    expect(empty.status).toBe(201)
    expect(await kept(empty.body.id)).toMatchObject({ outcome: 'accepted', eventCount: 0 })
    const dry = await send(alias, { email: 'fan@example.org', lines: [{ sku: 'A' }] }, { query: '?validateOnly=true' })
    expect(dry.body).toMatchObject({ events: [{ values: { sku: 'A' } }] })
  })

  test('held instead of refused: 202 with the id under which it waits, whole', async () => {
    const { alias } = await makeHook({ invalid: 'hold' })
    const body = { email: 'a@example.org', total: 'a lot', note: 'x'.repeat(100_000) }
    const sent = await send(alias, body)
    expect(sent).toMatchObject({ status: 202, body: { id: expect.any(String) } })
    const held = await kept(sent.body.id)
    expect(held).toMatchObject({ outcome: 'rejected', status: 202, reasons: [{ path: '/total' }] })
    expect(JSON.parse(Buffer.from(held?.body ?? []).toString())).toEqual(body)
    expect((await send(alias, '{"email":')).status).toBe(400)
  })

  test('a decimal comma is taken only where the field is told of it', async () => {
    const plain = await makeHook({})
    expect((await send(plain.alias, { email: 'a@example.org', total: '12,50' })).body).toMatchObject({
      validationErrors: [{ path: '/total', reason: expect.stringContaining('decimal mark') }],
    })
    const comma = await makeHook({}, [EMAIL, { ...TOTAL, decimalMark: ',' }])
    const read = async (total: unknown) => {
      const sent = await send(comma.alias, { email: 'a@example.org', total }, { query: '?validateOnly=true' })
      return sent.status === 200 ? (sent.body.values as { total: number }).total : sent.status
    }
    expect(await Promise.all(['12,50', '1.234,5', '7', '-3,5', 9.5, '12.50', '1,234.5'].map(read))).toEqual([
      ...[12.5, 1234.5, 7, -3.5, 9.5, 422, 422],
    ])
  })

  describe('CloudEvents', () => {
    const envelope = { specversion: '1.0', id: 'ce-7', source: '/shop', type: 'order.paid' }

    test('structured: its data is the document, and its id serves as the delivery id', async () => {
      const { alias } = await makeHook({ deliveryId: { header: 'ce-id' } })
      const headers = { 'content-type': 'application/cloudevents+json' }
      const sent = await send(alias, { ...envelope, data: { email: 'ce@example.org', total: '2.5' } }, { headers })
      expect((await eventsOf(sent.body.id))[0]).toMatchObject({ email: 'ce@example.org', values: { total: 2.5 } })
      const again = await send(alias, { ...envelope, data: { email: 'ce@example.org', total: '2.5' } }, { headers })
      expect(again.body.id).toBe(sent.body.id)
      const faulty = await send(alias, { ...envelope, id: 'ce-8', data: { email: 'nobody' } }, { headers })
      expect(faulty.body).toMatchObject({ validationErrors: [{ path: '/data/email' }] })
    })

    test('binary: the body is the document and the headers carry the rest', async () => {
      const { alias } = await makeHook({ deliveryId: { header: 'ce-id' } })
      const headers = { 'ce-specversion': '1.0', 'ce-id': 'b-1', 'ce-type': 'order.paid', 'ce-source': '/shop' }
      const first = await send(alias, { email: 'ce@example.org' }, { headers })
      expect((await send(alias, { email: 'ce@example.org' }, { headers })).body.id).toBe(first.body.id)
    })
  })

  test('an alias that is not there yet answers 404, and the log shows what came', async () => {
    const sent = await send('not-saved-yet', { email: 'a@example.org', total: 3 })
    expect(sent.status).toBe(404)
    const refusal = await kept(sent.headers.get('x-reception-id'))
    expect(refusal).toMatchObject({ alias: 'not-saved-yet', eventTypeId: null, reasonCode: 'not-found' })
    expect(JSON.parse(Buffer.from(refusal?.body ?? []).toString())).toEqual({ email: 'a@example.org', total: 3 })
  })
})

test('what is not a webhook cannot be verified, fanned out or held, and a new type needs its secret', async () => {
  const base = { name: 'X', alias: 'x', receiveType: 'api', fields: [EMAIL] }
  const paths = (input: object) =>
    eventTypeInputSchema.safeParse({ ...base, ...input }).error?.issues.map((i) => i.path[0])
  expect(paths({ verification: { type: 'token' } })).toEqual(['verification'])
  expect(paths({ fanOut: { pointer: '/a' } })).toEqual(['fanOut'])
  expect(paths({ deliveryId: { header: 'a' } })).toEqual(['deliveryId'])
  expect(paths({ invalid: 'hold' })).toEqual(['invalid'])
  const store = await makeDemoStore()
  const unsigned = { ...base, receiveType: 'webhook', verification: { type: 'github' } }
  await expect(
    createEventType(store.context, { integrationId: store.integrationId, ...eventTypeInputSchema.parse(unsigned) }),
  ).rejects.toMatchObject({ extras: { validationErrors: [{ path: '/verification/secret' }] } })
})
