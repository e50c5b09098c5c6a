import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inStore } from '@/db'
import { revokeApiKey } from '@/server/api-keys/revoke-api-key'
import { eventTypePatchSchema } from '@/server/event-types/schema'
import { updateEventType } from '@/server/event-types/update-event-type'
import { updateStore } from '@/server/stores/update-store'
import { ADAPTERS, type Running } from '@/tests/support/adapters'
import { type DemoStore, makeDemoStore, ORDER_FIELDS } from '@/tests/support/make-demo-store'

type Sent = { status: number; headers: Headers; body: Record<string, unknown> }
type Options = {
  body?: unknown
  raw?: string | Buffer
  headers?: Record<string, string>
  method?: string
  key?: string | null
  query?: string
  path?: string
}

describe.each(Object.entries(ADAPTERS))('%s', (_, start) => {
  let running: Running
  let store: DemoStore
  let other: DemoStore

  beforeAll(async () => {
    running = await start()
    store = await makeDemoStore()
    other = await makeDemoStore()
  })
  afterAll(() => running.stop())

  async function call(path: string, options: Options): Promise<Sent> {
    const key = options.key === undefined ? store.apiKey : options.key
    const headers = {
      'content-type': 'application/json',
      ...(key ? { authorization: `ApiKey ${key}` } : {}),
      ...options.headers,
    }
    const method = options.method ?? 'POST'
    const body =
      method === 'GET' ? undefined : (options.raw ?? JSON.stringify(options.body ?? { email: 'ana@example.org' }))
    const response = await fetch(`${running.url}${path}`, {
      method,
      headers,
      body: typeof body === 'object' ? new Uint8Array(body) : body,
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} }
  }
  const api = (options: Options = {}) =>
    call(options.path ?? `/api/custom-events/alias/${store.alias}?createContact=true${options.query ?? ''}`, options)
  const webhook = (options: Options = {}) =>
    call(options.path ?? `/webhooks/${store.storeId}/custom-events/alias/${store.webhookAlias}${options.query ?? ''}`, {
      key: null,
      ...options,
    })

  const stored = (id: unknown) =>
    inStore(store.storeId, async (tx) => {
      const rows = await tx.execute<{
        values: Record<string, unknown>
        body: Buffer
        email: string
        pending: number
      }>(sql`
        select e.values, r.body, c.email, (select count(*)::int from pending_work p where p.event_id = e.id) as pending
        from events e join receptions r on r.id = e.reception_id join contacts c on c.id = e.contact_id
        where e.id = ${String(id)}`)
      return rows[0]
    })
  const reception = (headers: Headers) =>
    inStore(store.storeId, async (tx) => {
      const rows = await tx.execute<{
        outcome: string
        status: number
        reason_code: string
        reasons: unknown
        headers: Record<string, string>
      }>(sql`
        select outcome, status, reason_code, reasons, headers from receptions where id = ${headers.get('x-reception-id') ?? ''}`)
      return rows[0]
    })
  const expectShape = (sent: Sent) => {
    expect(sent.headers.get('content-type')).toBe('application/json')
    expect(sent.headers.get('x-request-id')).toBeTruthy()
    expect(sent.body).toMatchObject({ status: sent.status, title: expect.any(String), detail: expect.any(String) })
  }

  describe('201', () => {
    test('an event by alias is stored with its body as received, tied to its contact, with its work pending', async () => {
      const raw = '{ "email": " Ana.Lopez@Example.ORG ", "total": 59.9 }'
      const sent = await api({ raw })
      expect(sent.status).toBe(201)
      expect(Object.keys(sent.body)).toEqual(['id'])
      const row = await stored(sent.body.id)
      expect(row).toMatchObject({
        values: { email: 'ana.lopez@example.org', total: 59.9 },
        email: 'ana.lopez@example.org',
        pending: 1,
      })
      expect(row?.body.toString()).toBe(raw)
    })

    test('by id, unprefixed, with a trailing slash, with the scheme in another letter case', async () => {
      const body = { email: 'ways@example.org' }
      const ways: Options[] = [
        { path: `/api/custom-events/id/${store.eventTypeId}?createContact=true` },
        { path: `/custom-events/alias/${store.alias}?createContact=true` },
        { path: `/api/custom-events/alias/${store.alias}/?createContact=TRUE` },
        { headers: { authorization: `apikey ${store.apiKey}` } },
      ]
      for (const way of ways) expect([way, (await api({ body, ...way })).status]).toEqual([way, 201])
      const unprefixed = `/${store.storeId}/custom-events/alias/${store.webhookAlias}`
      expect((await webhook({ path: unprefixed, body: { customer: { email: 'w@example.org' } } })).status).toBe(201)
    })

    test('the same email in another letter case is the same contact', async () => {
      const [a, b] = [
        await api({ body: { email: 'case@example.org' } }),
        await api({ body: { email: 'CASE@Example.org' } }),
      ]
      const rows = await inStore(store.storeId, (tx) =>
        tx.execute(sql`
        select distinct contact_id from events where id in (${String(a.body.id)}, ${String(b.body.id)})`),
      )
      expect(rows).toHaveLength(1)
    })

    test('a webhook reads by JSON Pointer, coerces without loss, drops what it does not know, makes the contact', async () => {
      const raw =
        '{"customer":{"email":"hook@example.org"},"order":{"id":820982911946154508,"total":"12.50"},"extra":{"x":1}}'
      const sent = await webhook({ raw })
      expect(sent.status).toBe(201)
      expect((await stored(sent.body.id))?.values).toEqual({
        email: 'hook@example.org',
        total: 12.5,
        reference: '820982911946154508',
      })
    })

    test('a webhook takes a form and gzip', async () => {
      const form = await webhook({
        raw: 'customer[email]=form@example.org&order[total]=3',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(form.status).toBe(201)
      const zipped = await webhook({
        raw: gzipSync('{"customer":{"email":"zip@example.org"}}'),
        headers: { 'content-encoding': 'gzip' },
      })
      expect(zipped.status).toBe(201)
    })

    test('rate headers are on the answer', async () => {
      const { headers } = await api()
      expect(headers.get('x-ratelimit-limit')).toBe('6000')
      expect(Number(headers.get('x-ratelimit-remaining'))).toBeLessThan(6000)
      expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThan(1_700_000_000)
    })

    test('the same Idempotency-Key: the first answer again, one event, also for copies in flight at once', async () => {
      const options = { body: { email: 'idem@example.org' }, headers: { 'idempotency-key': 'order-1' } }
      const copies = await Promise.all(Array.from({ length: 5 }, () => api(options)))
      expect(new Set(copies.map((copy) => copy.body.id)).size).toBe(1)
      expect(copies.map((copy) => copy.status)).toEqual([201, 201, 201, 201, 201])
      expect(copies.filter((copy) => copy.headers.get('idempotency-replayed') === 'true')).toHaveLength(4)
      expect((await api({ ...options, body: { email: 'idem@example.org', total: 1 } })).status).toBe(422)
    })
  })

  describe('200', () => {
    test('validateOnly answers the values as they would be stored, and stores nothing', async () => {
      const sent = await api({ query: '&validateOnly=true', body: { email: 'Dry@Example.org', phone: '666777888' } })
      expect([sent.status, sent.body]).toEqual([200, { values: { email: 'dry@example.org', phone: '+34666777888' } }])
      const rows = await inStore(store.storeId, (tx) =>
        tx.execute(sql`select from contacts where email = 'dry@example.org'`),
      )
      expect(rows).toHaveLength(0)
      const refused = await api({ query: '&validateOnly=true', body: { email: 'no' } })
      expect([refused.status, refused.headers.get('x-reception-id')]).toEqual([422, null])
    })
  })

  describe('400', () => {
    test.each([
      ['no JSON', { raw: '{"email": "a@b.co"' }],
      ['no object', { raw: '[1]' }],
      ['not UTF-8', { raw: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) }],
      ['nested 10,000 deep', { raw: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}` }],
      ['a flag that is neither true nor false', { path: 'createContact=perhaps' }],
      ['a flag twice', { path: 'createContact=true&createContact=false' }],
      [
        'truncated gzip',
        { raw: gzipSync('{"email":"a@b.co"}').subarray(0, 15), headers: { 'content-encoding': 'gzip' } },
      ],
    ])('%s', async (_, options: Options) => {
      const path = options.path && `/api/custom-events/alias/${store.alias}?${options.path}`
      const sent = await api({ ...options, path })
      expect(sent.status).toBe(400)
      expectShape(sent)
      expect(await reception(sent.headers)).toMatchObject({ outcome: 'rejected', status: 400 })
    })

    test('E0501: the contact does not exist and createContact is not true; the key is not used up', async () => {
      const options = {
        path: `/api/custom-events/alias/${store.alias}`,
        body: { email: 'nobody@example.org' },
        headers: { 'idempotency-key': 'e0501' },
      }
      const sent = await api(options)
      expect([sent.status, sent.body]).toEqual([
        400,
        { status: 400, title: 'Bad Request', code: 'E0501', detail: 'Contact does not exist' },
      ])
      expect(await reception(sent.headers)).toMatchObject({ reason_code: 'contact-missing' })
      expect((await api({ ...options, path: `${options.path}?createContact=true` })).status).toBe(201)
    })
  })

  describe('401', () => {
    test('no, malformed, unknown and wrong credentials are refused alike in status', async () => {
      const [keyId] = store.apiKey.split(':')
      const keys = [null, 'x', `${keyId}:wrong`, `nobody:${store.apiKey.split(':')[1]}`]
      for (const key of keys) {
        const sent = await api({ key })
        expect([key, sent.status]).toEqual([key, 401])
        expectShape(sent)
      }
    })

    test('a revoked key is refused as soon as the revocation has answered', async () => {
      const fresh = await makeDemoStore()
      const path = `/api/custom-events/alias/${fresh.alias}?createContact=true`
      expect((await api({ path, key: fresh.apiKey })).status).toBe(201)
      await revokeApiKey(fresh.context, { id: fresh.apiKeyId })
      expect((await api({ path, key: fresh.apiKey })).status).toBe(401)
    })
  })

  describe('403', () => {
    test('a key without the scope, which is named', async () => {
      const sent = await api({ key: store.readKey })
      expect(sent.status).toBe(403)
      expect(sent.body.detail).toContain('custom-events:write')
    })
  })

  test('403 from an address outside the ranges where they are enforced; let in where they are observed', async () => {
    const fresh = await makeDemoStore()
    const path = `/api/custom-events/alias/${fresh.alias}?createContact=true`
    const ranges = ['203.0.113.0/24']
    await updateStore(fresh.context, { ipAccess: { mode: 'observe', ranges } }, { address: '203.0.113.7' })
    expect((await api({ path, key: fresh.apiKey })).status).toBe(201)
    await updateStore(fresh.context, { ipAccess: { mode: 'enforce', ranges } }, { address: '203.0.113.7' })
    const sent = await api({ path, key: fresh.apiKey })
    expect(sent.status).toBe(403)
    expectShape(sent)
  })

  describe('404', () => {
    test.each([
      ['an unknown alias', () => api({ path: '/api/custom-events/alias/none' })],
      ['an unknown id', () => api({ path: '/api/custom-events/id/none' })],
      ['an alias of another context', () => api({ path: `/api/custom-events/alias/${store.webhookAlias}` })],
      [
        'an unknown store',
        () =>
          webhook({ path: `/webhooks/00000000-0000-4000-8000-000000000000/custom-events/alias/${store.webhookAlias}` }),
      ],
      ["another store's id", () => api({ path: `/api/custom-events/id/${other.eventTypeId}` })],
    ])('%s', async (_, send) => {
      const sent = await send()
      expect(sent.status).toBe(404)
      expectShape(sent)
    })
  })

  test('405 with Allow', async () => {
    const sent = await api({ method: 'PUT' })
    expect([sent.status, sent.headers.get('allow')]).toEqual([405, 'POST'])
  })

  test('413 for one byte more than 512 KB, also when it only shows while reading or inflating', async () => {
    const fit = `{"email":"a@example.org","name":"${'x'.repeat(524_288 - 35)}"}`
    expect(Buffer.byteLength(fit)).toBe(524_288)
    expect((await api({ raw: fit })).status).toBe(201)
    const over = await api({ raw: fit.replace('"name":"', '"name":"y') })
    expect(over.status).toBe(413)
    expectShape(over)
    const bomb = await api({ raw: gzipSync(Buffer.alloc(50_000_000, 32)), headers: { 'content-encoding': 'gzip' } })
    expect(bomb.status).toBe(413)
  })

  test('415 for a media type or encoding that the context does not take', async () => {
    expect((await api({ headers: { 'content-type': 'text/csv' } })).status).toBe(415)
    expect((await api({ headers: { 'content-encoding': 'br' } })).status).toBe(415)
  })

  describe('422', () => {
    test('all faults at once, each with the pointer into what was sent', async () => {
      const sent = await api({ body: { email: 'no', total: '12,50', unknown: 1 } })
      expect(sent.status).toBe(422)
      const errors = sent.body.validationErrors as { path: string; reason: string }[] // contract §3
      expect(errors.map((error) => error.path).sort()).toEqual(['/email', '/total', '/unknown'])
      expect(errors.find((error) => error.path === '/total')?.reason).toContain('"12,50"')
      expect(await reception(sent.headers)).toMatchObject({
        outcome: 'rejected',
        reason_code: 'not-valid',
        reasons: errors,
      })
    })

    test('what Postgres could not hold is refused before it', async () => {
      expect((await api({ raw: '{"email":"a@example.org","name":"\\u0000"}' })).status).toBe(422)
      expect((await api({ raw: '{"email":"a@example.org","name":"\\ud800"}' })).status).toBe(422)
      expect((await api({ raw: '{"email":"a@example.org","total":1e400}' })).status).toBe(422)
    })

    test('an edited definition is in force as soon as the edit has answered', async () => {
      const fresh = await makeDemoStore()
      const path = `/api/custom-events/alias/${fresh.alias}?createContact=true`
      const body = { email: 'edit@example.org' }
      expect((await api({ path, key: fresh.apiKey, body })).status).toBe(201)
      const fields = ORDER_FIELDS.map((field) => (field.id === 'total' ? { ...field, required: true } : field))
      await updateEventType(fresh.context, { id: fresh.eventTypeId, ...eventTypePatchSchema.parse({ fields }) })
      expect((await api({ path, key: fresh.apiKey, body })).status).toBe(422)
    })
  })

  test('a reception keeps no credential', async () => {
    const sent = await api({ body: { email: 'no' }, headers: { cookie: 'a=b', 'x-shop-token': 't' } })
    const kept = (await reception(sent.headers))?.headers ?? {}
    expect(Object.keys(kept).filter((name) => /authorization|cookie|token/.test(name))).toEqual([])
    const secret = createHash('sha256').update(store.apiKey).digest('hex')
    expect(JSON.stringify(kept)).not.toContain(secret)
  })
})
