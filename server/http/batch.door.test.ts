import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inStore, receptions } from '@/db'
import { ADAPTERS, type Running } from '@/tests/support/adapters'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { count } from '@/tests/support/send-events'

type Result = { status: number; id?: string; replayed?: boolean; validationErrors?: object[]; receptionId?: string }
type Options = { query?: string; headers?: Record<string, string>; key?: string }

describe.each(Object.entries(ADAPTERS))('%s', (_, start) => {
  let running: Running
  let store: DemoStore
  beforeAll(async () => {
    running = await start()
    store = await makeDemoStore()
  })
  afterAll(() => running.stop())

  async function batch(body: unknown, { query = '?createContact=true', headers = {}, key }: Options = {}) {
    const response = await fetch(`${running.url}/api/custom-events/alias/${store.alias}/batch${query}`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', authorization: `ApiKey ${key ?? store.apiKey}` },
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const answer = await response.json()
    return { status: response.status, headers: response.headers, body: answer, results: answer.results as Result[] }
  }
  const events = () =>
    count(store.storeId, sql`select count(*)::int as n from events where store_id = ${store.storeId}`)

  test('each event has its own result, in order; a bad one spoils nothing', async () => {
    const before = await events()
    const { status, results } = await batch({
      events: [
        { email: 'a@example.org', total: 1 },
        { email: 'b@example.org', total: '1' },
        { email: 'c@example.org' },
        7,
        { email: 'd@example.org', extra: 1 },
      ],
    })
    expect(status).toBe(200)
    expect(results.map((result) => result.status)).toEqual([201, 422, 201, 422, 422])
    expect(results[1]).toMatchObject({ validationErrors: [{ path: '/events/1/total' }] })
    expect(results[3]).toMatchObject({
      validationErrors: [{ path: '/events/3', reason: 'expected an object, received the number 7' }],
    })
    expect(await events()).toBe(before + 2)
  })

  test('each event is a reception with its own text of the body, digit for digit', async () => {
    const sent = '{"email":"a@example.org",  "reference":"x" }'
    const { results } = await batch(`{"events":[${sent},{"email":"a@example.org","total":1.50000000000000001,"x":1}]}`)
    const bodies = await inStore(store.storeId, (tx) =>
      tx
        .select({ id: receptions.id, body: receptions.body })
        .from(receptions)
        .where(eq(receptions.storeId, store.storeId)),
    )
    const bodyOf = (id?: string) => Buffer.from(bodies.find((row) => row.id === id)?.body ?? []).toString()
    expect(bodyOf(results[0]?.id)).toBe(sent)
    expect(bodyOf(results[1]?.receptionId)).toBe('{"email":"a@example.org","total":1.50000000000000001,"x":1}')
  })

  test('without createContact a missing contact is E0501 for its event alone', async () => {
    await batch({ events: [{ email: 'known@example.org' }] })
    const { results } = await batch(
      { events: [{ email: 'known@example.org' }, { email: 'missing@example.org' }] },
      { query: '' },
    )
    expect(results).toMatchObject([{ status: 201 }, { status: 400, code: 'E0501' }])
  })

  test('the same Idempotency-Key again answers the first ids and stores nothing', async () => {
    const headers = { 'idempotency-key': `k-${Math.random()}` }
    const body = { events: [{ email: 'a@example.org' }, { email: 'nobody' }, { email: 'b@example.org' }] }
    const first = await batch(body, { headers })
    const before = await events()
    const [second, third] = await Promise.all([batch(body, { headers }), batch(body, { headers })])
    for (const again of [second, third]) {
      expect(again.results.map(({ status }) => status)).toEqual([201, 422, 201])
      expect(again.results[0]).toMatchObject({ id: first.results[0]?.id, replayed: true })
      expect(again.results[2]).toMatchObject({ id: first.results[2]?.id, replayed: true })
    }
    expect(await events()).toBe(before)
    const other = await batch({ events: [{ email: 'c@example.org' }] }, { headers })
    expect(other.results).toMatchObject([{ status: 422 }])
  })

  test('a dry run judges all and stores nothing', async () => {
    const before = await events()
    const { results } = await batch(
      { events: [{ email: 'A@example.org', total: 2 }, { email: 'x' }] },
      { query: '?createContact=true&validateOnly=true' },
    )
    expect(results).toMatchObject([{ status: 200, values: { email: 'a@example.org', total: 2 } }, { status: 422 }])
    expect(await events()).toBe(before)
  })

  test('1,000 events are taken, 1,001 are refused as a whole', async () => {
    const list = (n: number) => Array.from({ length: n }, (_, i) => ({ email: `m${i % 50}@example.org`, total: i }))
    const before = await events()
    const full = await batch({ events: list(1000) })
    expect(full.results.every(({ status }) => status === 201)).toBe(true)
    expect(new Set(full.results.map(({ id }) => id)).size).toBe(1000)
    expect(await events()).toBe(before + 1000)
    expect(await batch({ events: list(1001) })).toMatchObject({
      status: 422,
      body: { validationErrors: [{ path: '/events' }] },
    })
  })

  test('one event over 512 KB is refused alone, a body over 4 MB as a whole', async () => {
    const large = { email: 'a@example.org', reference: 'x'.repeat(530_000) }
    const { results } = await batch({ events: [large, { email: 'a@example.org' }] })
    expect(results.map(({ status }) => status)).toEqual([413, 201])
    expect((await batch({ events: Array(8).fill(large) })).status).toBe(413)
  })

  test('an envelope of another form says what is wrong with it', async () => {
    expect((await batch({ event: [] })).body.validationErrors).toEqual([
      { path: '/event', reason: 'unknown key; expected "events" alone' },
      { path: '/events', reason: 'expected an array of events, received nothing' },
    ])
    expect((await batch('{"events":[}')).status).toBe(400)
    expect((await batch({ events: [] })).results).toEqual([])
    expect((await batch({ events: [] }, { key: store.readKey })).status).toBe(403)
  })
})
