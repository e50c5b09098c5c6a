import webhooks from '@octokit/webhooks-examples'
import examples from 'libphonenumber-js/examples.mobile.json'
import { getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inParallel, type OpenStore, openStore } from './open-store'
import { Random } from './random'

let store: OpenStore
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.stop())

const EMAIL = { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true } as const
const field = (id: string, type: 'text' | 'integer' | 'boolean' | 'date' | 'decimal', jsonPointerPath: string) => ({
  ...{ id, name: id, type, jsonPointerPath },
})

/** The part of GitHub's payloads that the definition below reads. */
type Payload = {
  action?: string
  sender?: { id?: number; login?: string }
  repository?: { id?: number; full_name?: string; private?: boolean; created_at?: string | number }
}

test('every example payload of GitHub is accepted, its values are what its keys say, its body is kept to the byte', async () => {
  const send = await store.take('webhook', 'github', [
    { ...EMAIL, jsonPointerPath: '/contact' },
    ...[field('action', 'text', '/action'), field('login', 'text', '/sender/login')],
    ...[field('sender-id', 'text', '/sender/id'), field('repository-id', 'integer', '/repository/id')],
    ...[field('repository', 'text', '/repository/full_name'), field('private', 'boolean', '/repository/private')],
    field('created-at', 'date', '/repository/created_at'),
  ])
  const payloads = webhooks.flatMap((hook) => hook.examples as Payload[]) // a union of 300 shapes, of which we read this
  expect(payloads.length).toBeGreaterThan(300)
  // GitHub names no contact, so the sender of the test does.
  const bodies = payloads.map((payload) => `{"contact":"dev@example.org",${JSON.stringify(payload, null, 2).slice(1)}`)
  const answers = await inParallel(bodies, 8, (body) => send(body))
  const kept = await store.stored(answers)
  for (const [n, payload] of payloads.entries()) {
    expect([answers[n]?.status, kept[n]?.values]).toEqual([201, valuesOf(payload)])
    expect(kept[n]?.body.toString() === bodies[n] || bodies[n]).toBe(true)
  }
})

function valuesOf({ action, sender, repository }: Payload): object {
  const at = repository?.created_at
  const values = {
    ...{ email: 'dev@example.org', action, login: sender?.login, 'sender-id': sender?.id?.toString() },
    ...{ 'repository-id': repository?.id, repository: repository?.full_name, private: repository?.private },
    // GitHub writes the same moment as a text or in seconds.
    'created-at': at && new Date(typeof at === 'number' ? at * 1000 : at).toISOString(),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null))
}

test('the example number of every country, as it is dialled there, is stored in E.164', async () => {
  const countries = getCountries().map((country) => {
    const number = getExampleNumber(country, examples) ?? expect.fail(country)
    const field = { id: `phone-${country}`, name: country, type: 'phone' as const }
    return { ...field, defaultCountryCode: getCountryCallingCode(country), number }
  })
  for (const [part, from] of [0, 100, 200].entries()) {
    const some = countries.slice(from, from + 100)
    const fields = some.map(({ number, ...definition }) => definition)
    const send = await store.take('api', `phones-${part}`, [EMAIL, ...fields])
    const written = some.map(({ id, number }) => [id, number.nationalNumber])
    const answer = await send(JSON.stringify({ email: 'phone@example.org', ...Object.fromEntries(written) }))
    const [kept] = await store.stored([answer])
    const dialled = Object.fromEntries(some.map(({ id, number }) => [id, number.number]))
    expect(kept?.values).toEqual({ email: 'phone@example.org', ...dialled })
  }
})

const INT64_MAX = 2n ** 63n - 1n

/** An invoice as payment systems nest it, with ids of 64 bits that no double holds. */
function invoice(random: Random): { body: string; ids: string[]; total: string } {
  const id = () => (INT64_MAX - BigInt(random.below(2 ** 31)) * BigInt(random.below(2 ** 31))).toString()
  const ids = [id(), id(), `-${id()}`]
  const total = `${random.below(1e6)}.${random.below(90) + 10}`
  const lines = Array.from({ length: 5 }, (_, n) => `{"id":${n === 3 ? ids[1] : id()},"price":{"unit_amount":${n}}}`)
  const customer = `{"id":${ids[2]},"email":"Payer@Example.org","metadata":{"a/b~c":{"":${total}}}}`
  const object = `{"id":${ids[0]},"object":"invoice","customer":${customer},"lines":{"data":[${lines}]}}`
  return { body: `{"id":"evt_1","created":1769850000,"data":{"object":${object}},"livemode":false}`, ids, total }
}

test('ids of 64 bits in a nested body are stored digit for digit in text fields, and refused by integer fields', async () => {
  const send = await store.take('webhook', 'invoice', [
    { ...EMAIL, jsonPointerPath: '/data/object/customer/email' },
    ...[field('invoice', 'text', '/data/object/id'), field('line', 'text', '/data/object/lines/data/3/id')],
    ...[field('customer', 'text', '/data/object/customer/id'), field('created', 'date', '/created')],
    ...[field('total', 'decimal', '/data/object/customer/metadata/a~1b~0c/'), field('live', 'boolean', '/livemode')],
  ])
  const asIntegers = await store.take('webhook', 'invoice-integer', [
    { ...EMAIL, jsonPointerPath: '/data/object/customer/email' },
    field('invoice', 'integer', '/data/object/id'),
  ])
  const random = new Random(64)
  const invoices = Array.from({ length: 200 }, () => invoice(random))
  const answers = await inParallel(invoices, 8, ({ body }) => send(body))
  const kept = await store.stored(answers)
  for (const [n, { body, ids, total }] of invoices.entries()) {
    const [first, line, customer] = ids
    expect(kept[n]?.values).toEqual({
      ...{ email: 'payer@example.org', invoice: first, line, customer, total: Number(total), live: false },
      created: '2026-01-31T09:00:00.000Z',
    })
    expect(kept[n]?.body.toString()).toBe(body)
  }
  const refused = await inParallel(invoices.slice(0, 20), 8, ({ body }) => asIntegers(body))
  expect(new Set(refused.map(({ status, body }) => `${status} ${body.validationErrors?.[0]?.path}`))).toEqual(
    new Set(['422 /data/object/id']),
  )
})
