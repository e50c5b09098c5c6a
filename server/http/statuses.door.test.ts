import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inStore, receptions, stores } from '@/db'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { PROBLEMS } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { updateStore } from '@/server/stores/update-store'
import { ADAPTERS, type Running } from '@/tests/support/adapters'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'

type Context = 'api' | 'webhook' | 'web'
type Ask = {
  body?: unknown
  headers?: Record<string, string>
  query?: string
  method?: string
  alias?: string
  key?: string | null
}
type Row = {
  status: number
  what: string
  ask: Ask
  /** Which store it is asked of; the ordinary one unless named. */
  at?: 'blocked' | 'narrow' | 'busy'
  /** Kept in the received-events log (contract §4 "Nothing vanishes"). */
  isKept?: true
  headers?: string[]
}

const GOOD = {
  api: { email: 'ana@example.org', total: 1 },
  webhook: { customer: { email: 'ana@example.org' } },
  web: { trackerId: 'tracker_of_the_table', events: [{ alias: 'seen', payload: { size: 'M' } }] },
}
const LARGE = `{"email":"a@example.org","name":"${'x'.repeat(530_000)}"}`
const ORIGIN = { origin: 'https://evil.example' }
const RATE = ['retry-after', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset']

/** What every context answers alike. */
const EVERYWHERE: Row[] = [
  { status: 400, what: 'a body that is no JSON', ask: { body: '{"email":' }, isKept: true },
  { status: 400, what: 'a body that is no object', ask: { body: [1] }, isKept: true },
  { status: 403, what: 'a blocked store', ask: {}, at: 'blocked' },
  { status: 405, what: 'another method', ask: { method: 'PUT' }, headers: ['allow'] },
  { status: 413, what: 'more than 512 KB', ask: { body: LARGE }, isKept: true },
  { status: 415, what: 'another content type', ask: { headers: { 'content-type': 'image/png' } }, isKept: true },
  { status: 415, what: 'another encoding', ask: { headers: { 'content-encoding': 'br' } }, isKept: true },
  { status: 429, what: 'more than the store lets through a minute', ask: {}, at: 'busy', isKept: true, headers: RATE },
]

/** Contract §3 and §4, a row for each status of each context. */
const TABLE: Record<Context, Row[]> = {
  api: [
    { status: 201, what: 'an event', ask: {}, headers: RATE.slice(1) },
    { status: 200, what: 'a dry run', ask: { query: '&validateOnly=true' } },
    {
      status: 400,
      what: 'E0501',
      ask: { body: { email: 'nobody@example.org' }, query: '&createContact=false' },
      isKept: true,
    },
    { status: 400, what: 'a malformed query value', ask: { query: '&validateOnly=perhaps' }, isKept: true },
    { status: 401, what: 'no key', ask: { key: null } },
    { status: 401, what: 'an unknown key', ask: { key: 'unknown:unknown' } },
    { status: 403, what: 'a key without the scope', ask: { key: 'reading' } },
    { status: 403, what: 'an address outside the ranges', ask: {}, at: 'narrow' },
    { status: 404, what: 'an unknown alias', ask: { alias: 'unknown' }, isKept: true },
    { status: 404, what: 'an event type of another context', ask: { alias: 'order-paid' }, isKept: true },
    {
      status: 422,
      what: 'a field that does not fit',
      ask: { body: { email: 'a@example.org', total: '1' } },
      isKept: true,
    },
    { status: 422, what: 'an unknown key', ask: { body: { email: 'a@example.org', x: 1 } }, isKept: true },
    ...EVERYWHERE,
  ],
  webhook: [
    { status: 201, what: 'an event', ask: {} },
    { status: 200, what: 'a dry run', ask: { query: '&validateOnly=true' } },
    { status: 202, what: 'one that does not fit and is held', ask: { alias: 'held', body: { email: 'nobody' } } },
    { status: 401, what: 'a missing signature', ask: { alias: 'signed' }, isKept: true },
    {
      ...{ status: 401, what: 'a wrong signature', isKept: true },
      ask: { alias: 'signed', headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` } },
    },
    { status: 404, what: 'an unknown alias', ask: { alias: 'unknown' }, isKept: true },
    { status: 404, what: 'an event type of another context', ask: { alias: 'order-shipped' }, isKept: true },
    { status: 422, what: 'a field that does not fit', ask: { body: { customer: { email: 'nobody' } } }, isKept: true },
    ...EVERYWHERE,
  ],
  web: [
    { status: 200, what: 'events', ask: {} },
    { status: 200, what: 'an event that is rejected', ask: { body: { events: [{ alias: 'unknown' }] } } },
    { status: 403, what: 'an origin that is not allowed', ask: { headers: ORIGIN }, isKept: true },
    { status: 422, what: 'an envelope that does not fit', ask: { body: { contact: { email: 'x' } } }, isKept: true },
    ...EVERYWHERE,
  ],
}

const ALIAS = { api: 'order-shipped', webhook: 'order-paid', web: 'seen' }
const EMAIL = { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true }

async function makeStore(): Promise<DemoStore> {
  const store = await makeDemoStore()
  const add = (input: object) =>
    createEventType(store.context, { integrationId: store.integrationId, ...eventTypeInputSchema.parse(input) })
  const verification = { type: 'github', secret: 'a secret of theirs' }
  await add({ name: 'Signed', alias: 'signed', receiveType: 'webhook', fields: [EMAIL], verification })
  await add({ name: 'Held', alias: 'held', receiveType: 'webhook', fields: [EMAIL], invalid: 'hold' })
  const size = { id: 'size', name: 'Size', type: 'text', required: true }
  await add({ name: 'Seen', alias: 'seen', receiveType: 'web', fields: [size] })
  return store
}

describe.each(Object.entries(ADAPTERS))('%s', (_, start) => {
  let running: Running
  let ordinary: DemoStore
  const special: Record<string, DemoStore> = {}

  beforeAll(async () => {
    running = await start()
    ordinary = await makeStore()
    for (const at of ['blocked', 'narrow', 'busy']) special[at] = await makeStore()
    const { blocked, narrow, busy } = special
    if (!blocked || !narrow || !busy) throw new Error('not made')
    await changeStore(blocked.context, ({ tx }) =>
      tx.update(stores).set({ blockedAt: new Date().toISOString() }).where(eq(stores.id, blocked.storeId)),
    )
    await changeStore(narrow.context, ({ tx }) =>
      tx
        .update(stores)
        .set({ ipAccess: { mode: 'enforce', ranges: ['203.0.113.0/24'] } })
        .where(eq(stores.id, narrow.storeId)),
    )
    await updateStore(busy.context, { requestsPerMinute: 60 }, { address: undefined })
  })
  afterAll(() => running.stop())

  function send(context: Context, store: DemoStore, ask: Ask): Promise<Response> {
    const alias = ask.alias ?? ALIAS[context]
    const path = {
      api: `/api/custom-events/alias/${alias}`,
      webhook: `/webhooks/${store.storeId}/custom-events/alias/${alias}`,
      web: `/collect/${store.storeId}`,
    }[context]
    // A parameter that a row gives is the only one of its name.
    const query = ask.query?.includes('createContact')
      ? `?${ask.query.slice(1)}`
      : `?createContact=true${ask.query ?? ''}`
    const key = ask.key === 'reading' ? store.readKey : ask.key === undefined ? store.apiKey : ask.key
    const body = ask.body ?? GOOD[context]
    return fetch(`${running.url}${path}${query}`, {
      method: ask.method ?? 'POST',
      headers: {
        'content-type': 'application/json',
        ...(context === 'api' && key && { authorization: `ApiKey ${key}` }),
        ...ask.headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  }

  const ROWS = Object.entries(TABLE).flatMap(([context, rows]) => rows.map((row) => [context as Context, row] as const)) // its keys are the contexts

  test.each(ROWS.map(([context, row]) => [context, row.status, row.what, row] as const))(
    '%s %i: %s',
    async (context, status, _what, row) => {
      const store = (row.at && special[row.at]) || ordinary
      if (row.at === 'busy') await Promise.all(Array.from({ length: 60 }, () => send(context, store, row.ask)))
      const response = await send(context, store, row.ask)
      expect(response.status).toBe(status)
      expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      expect(response.headers.get('content-type')).toBe('application/json')
      for (const name of row.headers ?? []) expect(response.headers.get(name)).toBeTruthy()
      const answer = await response.json()
      if (status >= 400) {
        const titles = Object.values(PROBLEMS).flatMap((problem) => (problem.status === status ? problem.title : []))
        expect(answer).toMatchObject({ status, detail: expect.stringMatching(/\S/) })
        expect(titles).toContain(answer.title)
      }
      const id = response.headers.get('x-reception-id')
      expect(id !== null).toBe(row.isKept === true)
      if (!id) return
      const [kept] = await inStore(store.storeId, (tx) => tx.select().from(receptions).where(eq(receptions.id, id)))
      expect(kept).toMatchObject({ outcome: 'rejected', status, receiveContext: context, detail: answer.detail })
    },
  )
})
