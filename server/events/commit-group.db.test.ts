import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { inStore, stores } from '@/db'
import { newId } from '@/server/ids'
import { changeStore } from '@/server/stores/change-store'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { count } from '@/tests/support/send-events'
import { type Acceptance, CommitGroup } from './commit-group'

let store: DemoStore
let revision: number
beforeEach(async () => {
  store = await makeDemoStore()
  revision = await revisionOf(store)
})

const revisionOf = async ({ storeId }: DemoStore): Promise<number> => {
  const [row] = await inStore(storeId, (tx) => tx.select({ revision: stores.revision }).from(stores))
  return row?.revision ?? 0
}

type Over = Partial<Acceptance> & { email?: string; values?: Record<string, string> }

function acceptance(over: Over = {}): Acceptance {
  const { email = 'a@example.org', values = { email }, ...rest } = over
  const [id, receivedAt] = [newId(), rest.receivedAt ?? new Date().toISOString()]
  const body = Buffer.from('{"email":"a@example.org"}')
  return {
    ...{ storeId: store.storeId, revision, id, receivedAt, receiveContext: 'api' },
    ...{
      eventTypeId: store.eventTypeId,
      apiKeyId: null,
      remoteAddress: null,
      headers: {},
      body,
      bodyBytes: body.length,
    },
    ...{ outcome: 'accepted', createContact: true, idempotencyKey: null, bodyHash: null, ignored: null },
    ...{ trust: null, replayOf: null },
    events: [
      {
        ...{ id, values, email, contactId: null, newContactId: newId() },
        ...{ trust: 'verified', occurredAt: receivedAt, startsWorkflows: true, trackerId: null },
      },
    ],
    ...rest,
  }
}

const events = () => count(store.storeId, sql`select count(*)::int as n from events where store_id = ${store.storeId}`)
const contacts = () =>
  count(store.storeId, sql`select count(*)::int as n from contacts where store_id = ${store.storeId}`)

describe('two processes at once', () => {
  // Each process has a group of its own; two groups in one process race in Postgres in the same way.
  const processes = () => [new CommitGroup(), new CommitGroup()] as const

  test('make one contact of one new email, and lose no event', async () => {
    const [a, b] = processes()
    const entries = Array.from({ length: 200 }, (_, n) => acceptance({ email: `new${n % 10}@example.org` }))
    const outcomes = await Promise.all(entries.map((entry, n) => (n % 2 ? a : b).add(entry)))
    expect(new Set(outcomes.map((outcome) => outcome.kind))).toEqual(new Set(['stored']))
    expect([await events(), await contacts()]).toEqual([200, 10])
  })

  test('take one of many copies with the same Idempotency-Key; the others get its id', async () => {
    const [a, b] = processes()
    const copy = () => acceptance({ idempotencyKey: 'same', bodyHash: 'h' })
    const outcomes = await Promise.all(Array.from({ length: 60 }, (_, n) => (n % 2 ? a : b).add(copy())))
    expect(outcomes.filter((outcome) => outcome.kind === 'stored')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.kind === 'duplicate')).toHaveLength(59)
    expect(new Set(outcomes.flatMap((outcome) => (outcome.kind === 'duplicate' ? outcome.receptionId : []))).size).toBe(
      1,
    )
    expect(await events()).toBe(1)
  })

  test('never deadlock on the same contacts and keys in another order', async () => {
    const [a, b] = processes()
    const entry = (n: number) => acceptance({ email: `d${n}@example.org`, idempotencyKey: `k${n}`, bodyHash: 'h' })
    const forwards = Array.from({ length: 100 }, (_, n) => a.add(entry(n)))
    const backwards = Array.from({ length: 100 }, (_, n) => b.add(entry(99 - n)))
    const kinds = (await Promise.all([...forwards, ...backwards])).map((outcome) => outcome.kind)
    expect([
      kinds.filter((kind) => kind === 'stored').length,
      kinds.filter((kind) => kind === 'duplicate').length,
    ]).toEqual([100, 100])
  })
})

describe('an idempotency key', () => {
  const send = (over: Over) => new CommitGroup().add(acceptance({ idempotencyKey: 'k', bodyHash: 'h', ...over }))
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

  test('with another body is a mismatch', async () => {
    await send({})
    expect(await send({ bodyHash: 'other' })).toEqual({ kind: 'mismatch' })
  })

  test('holds for 24 hours, and then the key is free again', async () => {
    await send({ receivedAt: hoursAgo(23.9) })
    expect((await send({})).kind).toBe('duplicate')
    const other = { idempotencyKey: 'old' }
    await send({ ...other, receivedAt: hoursAgo(24.1) })
    expect((await send(other)).kind).toBe('stored')
    expect((await send(other)).kind).toBe('duplicate')
  })

  test('is scoped to the event type', async () => {
    await send({})
    expect((await send({ eventTypeId: store.webhookTypeId })).kind).toBe('stored')
  })

  test('is not used up by a missing contact', async () => {
    expect(await send({ createContact: false, email: 'nobody@example.org' })).toEqual({ kind: 'contact-missing' })
    expect((await send({ email: 'nobody@example.org' })).kind).toBe('stored')
  })
})

describe('a change of the store', () => {
  test('makes what was judged before it stale: nothing of that is stored, its neighbours are', async () => {
    const other = await makeDemoStore()
    const neighbour = acceptance({
      storeId: other.storeId,
      eventTypeId: other.eventTypeId,
      revision: await revisionOf(other),
    })
    await changeStore(store.context, async () => {})
    const group = new CommitGroup()
    const outcomes = await Promise.all([group.add(acceptance()), group.add(neighbour)])
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['stale', 'stored'])
    expect(await events()).toBe(0)
  })

  test('waits for groups in flight, and an event never slips in under the old revision after its answer', async () => {
    const group = new CommitGroup()
    let hasAnswered = false
    const late: string[] = []
    const senders = Array.from({ length: 20 }, async () => {
      for (let n = 0; n < 30; n++) {
        const before = hasAnswered
        const { kind } = await group.add(acceptance())
        if (before && kind === 'stored') late.push(kind)
      }
    })
    await changeStore(store.context, async () => {})
    hasAnswered = true
    await Promise.all(senders)
    expect(late).toEqual([])
  })
})

test('a value that Postgres refuses fails its own event, not its neighbours', async () => {
  const group = new CommitGroup()
  const bad = group.add(acceptance({ values: { email: 'a@example.org', name: '\u0000' } }))
  const good = Array.from({ length: 5 }, (_, n) => group.add(acceptance({ email: `g${n}@example.org` })))
  await expect(bad).rejects.toMatchObject({ problem: 'not-valid' })
  expect((await Promise.all(good)).map((outcome) => outcome.kind)).toEqual(Array(5).fill('stored'))
})

test('a full queue is refused with 503 and Retry-After before it grows', async () => {
  const group = new CommitGroup()
  const body = Buffer.alloc(4 * 1024 * 1024)
  const taken = Array.from({ length: 40 }, () => group.add(acceptance({ body, bodyBytes: body.length })))
  const results = await Promise.allSettled(taken)
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  expect(refused.length).toBeGreaterThan(10)
  expect(refused[0]).toMatchObject({
    problem: 'not-stored',
    extras: { headers: { 'retry-after': expect.any(String) } },
  })
  expect(await events()).toBe(40 - refused.length)
})
