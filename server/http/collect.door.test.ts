import { createHmac } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inStore, receptions } from '@/db'
import { createContact } from '@/server/contact-edits/create-contact'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { updateStore } from '@/server/stores/update-store'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { workflowInputSchema } from '@/server/workflows/schema'
import { startWorkflow } from '@/server/workflows/start-workflow'
import { ADAPTERS, type Running } from '@/tests/support/adapters'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { contactOf, processAll } from '@/tests/support/send-events'

type Answer = {
  trackerId: string
  webContents: unknown[]
  rejected?: { index: number; validationErrors: { path: string; reason: string }[] }[]
  rejectedFields?: { path: string; reason: string }[]
}
type Options = { headers?: Record<string, string>; raw?: string | Buffer; method?: string; storeId?: string }

const ORIGIN = 'https://shop.example'
const IDENTITY_SECRET = 'identity secret of the shop'
const hashOf = (email: string) => createHmac('sha256', IDENTITY_SECRET).update(email).digest('hex')
const event = (payload: object = { size: 'XL' }, more: object = {}) => ({ alias: 'size-guide', payload, ...more })

describe.each(Object.entries(ADAPTERS))('%s', (_, start) => {
  let running: Running
  let store: DemoStore

  beforeAll(async () => {
    running = await start()
    store = await makeDemoStore()
    await updateStore(
      store.context,
      { allowedOrigins: [ORIGIN], identitySecret: IDENTITY_SECRET },
      { address: undefined },
    )
    const fields = [
      { id: 'size', name: 'Size', type: 'text', required: true },
      { id: 'price', name: 'Price', type: 'decimal' },
      { id: 'name', name: 'Name', type: 'text' },
    ]
    const input = { name: 'Size guide', alias: 'size-guide', receiveType: 'web', fields }
    const made = await createEventType(store.context, {
      integrationId: store.integrationId,
      ...eventTypeInputSchema.parse(input),
    })
    const assignments = [{ field: '_name', operator: 'set', source: { from: 'event', node: 'n1', field: 'name' } }]
    const workflow = await createWorkflow(
      store.context,
      workflowInputSchema.parse({
        name: 'Name of the visitor',
        nodes: [
          { id: 'n1', type: 'receive-event', config: { eventTypeId: made.id } },
          { id: 'n2', type: 'set-field', config: { assignments } },
        ],
        edges: [{ from: 'n1', to: 'n2' }],
      }),
    )
    await startWorkflow(store.context, { id: workflow.id })
  })
  afterAll(() => running.stop())

  async function send(body: object, { headers = {}, raw, method = 'POST', storeId = store.storeId }: Options = {}) {
    const response = await fetch(`${running.url}/collect/${storeId}`, {
      method,
      headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers },
      body: method === 'POST' ? ((raw ?? JSON.stringify(body)) as string) : undefined, // fetch takes a Buffer as well
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as Answer }
  }
  type Row = { id: string; contactId: string; email: string | null; trust: string; values: object; occurredAt: string }
  const eventsOf = async (trackerId: string) => {
    const rows = await inStore(store.storeId, (tx) =>
      tx.execute<Row>(sql`
        select e.id, e.contact_id as "contactId", c.email, e.trust, e.values, e.occurred_at as "occurredAt"
        from events e join contacts c on c.store_id = e.store_id and c.id = e.contact_id
        join receptions r on r.store_id = e.store_id and r.id = e.reception_id
        where e.store_id = ${store.storeId} and encode(r.body, 'escape') like ${`%${trackerId}%`} order by e.id`),
    )
    return [...rows]
  }
  const fieldsOf = async (email: string) => (await contactOf(store, email))?.fields
  let n = 0
  const newEmail = () => `visitor-${n++}@example.org`
  const newTracker = () => `tracker_${crypto.randomUUID()}`

  describe('who may send', () => {
    test('an allowed origin reads its answer; another one is refused with 403 and may not read it', async () => {
      const sent = await send({ events: [event()] }, { headers: { origin: ORIGIN } })
      expect(sent.status).toBe(200)
      expect(sent.headers.get('access-control-allow-origin')).toBe(ORIGIN)
      expect(sent.headers.get('vary')).toBe('Origin')
      for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`, 'http://shop.example']) {
        const refused = await send({ events: [event()] }, { headers: { origin } })
        expect(refused.status).toBe(403)
        expect(refused.headers.get('access-control-allow-origin')).toBeNull()
      }
    })

    test('a preflight answers an allowed origin alone', async () => {
      const asked = { origin: ORIGIN, 'access-control-request-method': 'POST' }
      const allowed = await send({}, { method: 'OPTIONS', headers: asked })
      expect(allowed.status).toBe(204)
      expect(allowed.headers.get('access-control-allow-headers')).toContain('content-type')
      expect(
        (await send({}, { method: 'OPTIONS', headers: { ...asked, origin: 'https://evil.example' } })).status,
      ).toBe(403)
    })

    test('an app, which sends no Origin, is taken; an unknown store is not there', async () => {
      expect((await send({ events: [event()] })).status).toBe(200)
      expect((await send({ events: [] }, { storeId: crypto.randomUUID() })).status).toBe(404)
      expect((await send({ events: [] }, { storeId: 'x' })).status).toBe(404)
      expect((await send({}, { method: 'GET' })).status).toBe(405)
    })

    test('an origin is allowed as soon as the change of it is answered', async () => {
      const origin = 'https://new.example'
      expect((await send({ events: [event()] }, { headers: { origin } })).status).toBe(403)
      await updateStore(store.context, { allowedOrigins: [ORIGIN, origin] }, { address: undefined })
      expect((await send({ events: [event()] }, { headers: { origin } })).status).toBe(200)
    })
  })

  describe('bodies', () => {
    test('text/plain, JSON and gzip are taken, a form is not', async () => {
      const body = { events: [event()] }
      expect((await send(body, { headers: { 'content-type': 'application/json' } })).status).toBe(200)
      const gzip = { headers: { 'content-encoding': 'gzip' }, raw: gzipSync(JSON.stringify(body)) }
      expect((await send(body, gzip)).status).toBe(200)
      expect((await send(body, { headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(415)
      expect((await send(body, { raw: '{"events":' })).status).toBe(400)
      expect((await send(body, { raw: 'x'.repeat(600_000) })).status).toBe(413)
    })

    test('faults of the envelope are told all at once, with 422, and kept', async () => {
      const sent = await send({ trackerId: 'short', contact: { email: 'nobody', fields: 7 }, events: {}, page: [] })
      expect(sent.status).toBe(422)
      expect(sent.body).toMatchObject({
        validationErrors: [
          { path: '/trackerId' },
          { path: '/contact/fields' },
          { path: '/page' },
          { path: '/events' },
          { path: '/contact/email' },
        ],
      })
      const id = sent.headers.get('x-reception-id') ?? ''
      const [kept] = await inStore(store.storeId, (tx) => tx.select().from(receptions).where(eq(receptions.id, id)))
      expect(kept).toMatchObject({ outcome: 'rejected', receiveContext: 'web', eventTypeId: null })
    })

    test('one bad event does not spoil the others, and says all that is wrong with it', async () => {
      const sent = await send({
        trackerId: newTracker(),
        events: [
          event(),
          event({ price: 'dear' }),
          { alias: 'size-guid', payload: [], id: 7, at: 'yesterday' },
          'event',
          event({ size: 7, price: '12.50', unknown: 1 }),
        ],
      })
      expect(sent.status).toBe(200)
      const rejected = sent.body.rejected ?? []
      expect(rejected.map(({ index }) => index)).toEqual([1, 2, 3])
      expect(rejected[0]?.validationErrors.map(({ path }) => path)).toEqual([
        '/events/1/payload/size',
        '/events/1/payload/price',
      ])
      expect(rejected[1]?.validationErrors).toMatchObject([
        { path: '/events/2/alias', reason: expect.stringContaining('did you mean "size-guide"?') },
        { path: '/events/2/payload' },
        { path: '/events/2/id' },
        { path: '/events/2/at' },
      ])
      expect(rejected[2]?.validationErrors).toMatchObject([{ path: '/events/3' }])
      expect((await eventsOf(sent.body.trackerId)).map(({ values }) => values)).toEqual([
        { size: 'XL' },
        { size: '7', price: 12.5 },
      ])
    })

    test('event types of other contexts, and of integrations that are off, are not there', async () => {
      const sent = await send({ events: [{ alias: store.alias, payload: { email: 'a@example.org' } }] })
      expect(sent.body.rejected).toMatchObject([{ index: 0, validationErrors: [{ path: '/events/0/alias' }] }])
    })
  })

  describe('who the contact is', () => {
    test('nobody known: an anonymous contact, the same one for the same tracker', async () => {
      const first = await send({ events: [event()] })
      expect(first.body.trackerId).toMatch(/^[\w-]{22}$/)
      await send({ trackerId: first.body.trackerId, events: [event()] })
      const events = await eventsOf(first.body.trackerId)
      expect(events).toHaveLength(2)
      expect(new Set(events.map(({ contactId }) => contactId)).size).toBe(1)
      expect(events[0]?.email).toBeNull()
    })

    test('a new email makes the anonymous contact known, with its history', async () => {
      const [trackerId, email] = [newTracker(), newEmail()]
      await send({ trackerId, events: [event()] })
      await send({ trackerId, contact: { email: email.toUpperCase() }, events: [event()] })
      expect((await eventsOf(trackerId)).map((row) => row.email)).toEqual([email, email])
    })

    test('a second email of the same tracker is another contact', async () => {
      const [trackerId, one, two] = [newTracker(), newEmail(), newEmail()]
      await send({ trackerId, contact: { email: one }, events: [event()] })
      await send({ trackerId, contact: { email: two }, events: [event()] })
      await send({ trackerId, events: [event()] })
      expect((await eventsOf(trackerId)).map((row) => row.email)).toEqual([one, two, two])
    })

    test('many first requests of one tracker at once make one contact', async () => {
      const trackerId = newTracker()
      await Promise.all(Array.from({ length: 20 }, () => send({ trackerId, events: [event()] })))
      const events = await eventsOf(trackerId)
      expect(events).toHaveLength(20)
      expect(new Set(events.map(({ contactId }) => contactId)).size).toBe(1)
    })

    test('many trackers that name one new email at once make one contact of it', async () => {
      const email = newEmail()
      const trackers = Array.from({ length: 20 }, newTracker)
      const sent = await Promise.all(
        trackers.map((trackerId) => send({ trackerId, contact: { email }, events: [event()] })),
      )
      expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200]))
      const rows = await Promise.all(trackers.map(eventsOf))
      expect(new Set(rows.flat().map((row) => row.email))).toEqual(new Set([email]))
      expect(new Set(rows.flat().map((row) => row.contactId)).size).toBe(1)
    })

    test('a proved email joins the anonymous history to the contact that has it', async () => {
      const [trackerId, email] = [newTracker(), newEmail()]
      const { id } = await createContact(store.context, { email, fields: { _name: 'Ana' } })
      await send({ trackerId, events: [event({ size: 'S' })] })
      const before = await eventsOf(trackerId)
      await send({ trackerId, contact: { email, hash: hashOf(email) }, events: [event({ size: 'M' })] })
      await send({ trackerId, events: [event({ size: 'L' })] })
      const after = await eventsOf(trackerId)
      expect(before[0]?.contactId).not.toBe(id)
      expect(after.map(({ contactId }) => contactId)).toEqual([id, id, id])
      expect(after.map(({ trust }) => trust)).toEqual(['claimed', 'verified', 'claimed'])
    })
  })

  describe('a claim', () => {
    const claim = (email: string, name = 'Mallory', more: object = {}) => ({
      ...{ trackerId: newTracker(), contact: { email, fields: { _surname: 'Mallory', ...more } } },
      events: [event({ size: 'XL', name })],
    })

    test('joins the contact of the email but overwrites nothing that others wrote, and the skipped write is shown', async () => {
      const email = newEmail()
      await createContact(store.context, { email, fields: { _name: 'Ana', _surname: 'Luna' } })
      const sent = await send(claim(email))
      await processAll(store.storeId)
      expect((await eventsOf(sent.body.trackerId))[0]).toMatchObject({ email, trust: 'claimed' })
      expect(await fieldsOf(email)).toMatchObject({ _name: 'Ana', _surname: 'Luna' })
      const skipped = await inStore(store.storeId, (tx) =>
        tx.execute<{ field_id: string; skipped: string }>(sql`
          select f.field_id, f.skipped from field_changes f join contacts c on c.store_id = f.store_id and c.id = f.contact_id
          where f.store_id = ${store.storeId} and c.email = ${email} and f.skipped is not null order by 1`),
      )
      expect([...skipped]).toMatchObject([
        { field_id: '_name', skipped: expect.stringContaining('claimed') },
        { field_id: '_surname', skipped: expect.stringContaining('claimed') },
      ])
    })

    test('never ties its tracker to such a contact: what the tracker does next stays anonymous', async () => {
      const email = newEmail()
      await createContact(store.context, { email, fields: {} })
      const body = claim(email)
      await send(body)
      await send({ trackerId: body.trackerId, events: [event()] })
      expect((await eventsOf(body.trackerId)).map((row) => row.email)).toEqual([email, null])
    })

    test('overwrites claims, and nothing once a verified event came', async () => {
      const email = newEmail()
      await send(claim(email, 'One'))
      await send(claim(email, 'Two'))
      await processAll(store.storeId)
      expect(await fieldsOf(email)).toMatchObject({ _name: 'Two' })
      const proof = { email, hash: hashOf(email), fields: { _surname: 'Luna' } }
      await send({ trackerId: newTracker(), contact: proof, events: [event({ size: 'M', name: 'Ana' })] })
      await processAll(store.storeId)
      await send(claim(email, 'Three'))
      await processAll(store.storeId)
      expect(await fieldsOf(email)).toMatchObject({ _name: 'Ana', _surname: 'Luna' })
    })

    test('500 attempts to overwrite, merge with or read a known contact change and reveal nothing', async () => {
      const email = newEmail()
      const secrets = { _name: 'Ana-canary', _surname: 'Luna-canary', _externalId: `canary-${email}` }
      const made = await createContact(store.context, { email, fields: secrets })
      const spellings = [email, email.toUpperCase(), ` ${email} `]
      const hashes = [undefined, '', hashOf('other@example.org'), 'x'.repeat(64), '0'.repeat(64)]
      const attempts = Array.from({ length: 500 }, (_, i) => {
        const hash = hashes[i % hashes.length]
        const fields = { _name: 'M', _surname: 'M', _externalId: 'M', _points: 1_000_000, _email: 'm@example.org' }
        const trackerId = i % 4 === 0 ? `attack_tracker_${i % 10}` : newTracker()
        return {
          ...{ trackerId, contact: { email: spellings[i % 3], hash, fields: i % 2 ? fields : { _name: null } } },
          events: [event({ size: 'XL', name: 'Mallory' })],
        }
      })
      const answers: string[] = []
      for (let i = 0; i < attempts.length; i += 25) {
        const some = attempts.slice(i, i + 25)
        for (const { body } of await Promise.all(some.map((body) => send(body)))) answers.push(JSON.stringify(body))
      }
      await processAll(store.storeId)
      expect(answers.join()).not.toContain('canary')
      const after = await contactOf(store, email)
      expect(after?.id).toBe(made.id)
      expect(after?.fields).toMatchObject(secrets)
      const tied = await inStore(store.storeId, (tx) =>
        tx.execute(sql`select 1 from trackers where store_id = ${store.storeId} and contact_id = ${made.id}`),
      )
      expect(tied).toHaveLength(0)
    })
  })

  test('fields of the visitor are written as the web converts them; a bad one is answered and spoils nothing', async () => {
    const email = newEmail()
    const fields = { _name: 'Ana', _points: '7', _birthdate: 'soon', nonsense: 1 }
    const sent = await send({ trackerId: newTracker(), contact: { email, fields } })
    expect(sent.body.rejectedFields?.map(({ path }) => path)).toEqual([
      '/contact/fields/_birthdate',
      '/contact/fields/nonsense',
    ])
    expect(await fieldsOf(email)).toEqual({ _name: 'Ana', _points: 7 })
  })

  describe('ids and clocks', () => {
    test('the same id of the same tracker is the same event; of another tracker it is another', async () => {
      const [one, two] = [newTracker(), newTracker()]
      const body = (trackerId: string) => ({ trackerId, events: [event({ size: 'XL' }, { id: 'e-1' })] })
      const sent = await Promise.all([send(body(one)), send(body(one)), send(body(one)), send(body(two))])
      expect(sent.every(({ status, body: answer }) => status === 200 && !answer.rejected)).toBe(true)
      expect([(await eventsOf(one)).length, (await eventsOf(two)).length]).toEqual([1, 1])
    })

    test('a time within 7 days is believed, another is replaced by the time of reception and noted', async () => {
      const trackerId = newTracker()
      const at = (ms: number) => new Date(Date.now() + ms).toISOString()
      const believed = at(-6 * 86_400_000)
      const events = [believed, at(-8 * 86_400_000), at(10 * 60_000)].map((time, i) =>
        event({ size: 'XL' }, { at: time, id: `t-${i}` }),
      )
      await send({ trackerId, events })
      const rows = await eventsOf(trackerId)
      const times = rows.map(({ occurredAt }) => new Date(occurredAt).getTime())
      expect(times).toContain(Date.parse(believed))
      expect(times.filter((time) => Math.abs(time - Date.now()) < 60_000)).toHaveLength(2)
      const noted = await inStore(store.storeId, (tx) =>
        tx.execute(sql`select 1 from receptions where store_id = ${store.storeId} and ignored @> '["/events/1/at"]'`),
      )
      expect(noted).toHaveLength(1)
    })
  })

  test('a reception keeps its event and page as they were sent, and never the hash', async () => {
    const [trackerId, email] = [newTracker(), newEmail()]
    const raw = `{"trackerId":"${trackerId}","contact":{"email":"${email}","hash":"${hashOf(email)}"},"page":{"url":"https://shop.example/x" },
      "events":[{"alias":"size-guide","payload":{"size":820982911946154508}}]}`
    await send({}, { raw })
    const [row] = await inStore(store.storeId, (tx) =>
      tx.execute<{ body: Buffer; values: object }>(sql`
        select r.body, e.values from receptions r join events e on e.store_id = r.store_id and e.reception_id = r.id
        where r.store_id = ${store.storeId} and encode(r.body, 'escape') like ${`%${trackerId}%`}`),
    )
    expect(row?.body.toString()).toBe(
      `{"trackerId":"${trackerId}","contact":{"email":"${email}"},"page":{"url":"https://shop.example/x" },"events":[{"alias":"size-guide","payload":{"size":820982911946154508}}]}`,
    )
    expect(row?.values).toEqual({ size: '820982911946154508' })
  })
})
