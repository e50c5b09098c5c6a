import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FieldDefinition } from '@/server/fields/field-types'
import { parseForm } from '@/server/http/body/parse-form'
import { parseJson, partOf } from '@/server/http/body/parse-json'
import { compileReader, type EventDefinition, type ReadResult } from './read-values'

const FIELDS: FieldDefinition[] = [
  { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true },
  { id: 'total', name: 'Total', type: 'decimal', required: true },
  { id: 'note', name: 'Note', type: 'text' },
  {
    id: 'tags',
    name: 'Tags',
    type: 'checkbox',
    options: [
      { id: 'a', label: 'A' },
      { id: 'b', label: 'B' },
    ],
  },
  { id: 'at', name: 'At', type: 'date' },
]
const API: EventDefinition = { receiveContext: 'api', fields: FIELDS }
const WEB: EventDefinition = { receiveContext: 'web', fields: FIELDS }
const WEBHOOK: EventDefinition = {
  receiveContext: 'webhook',
  fields: [
    {
      id: 'email',
      name: 'Email',
      type: 'email',
      isPrimaryKey: true,
      required: true,
      jsonPointerPath: '/customer/email',
    },
    { id: 'order', name: 'Order', type: 'text', jsonPointerPath: '/order~1id' },
    { id: 'sku', name: 'SKU', type: 'text', jsonPointerPath: '#/lines/0/s%20ku' },
    { id: 'total', name: 'Total', type: 'decimal' },
    { id: 'paid', name: 'Paid', type: 'boolean' },
  ],
}

const read = (definition: EventDefinition, body: string): ReadResult =>
  compileReader(definition)(parseJson(Buffer.from(body)))
const errorsOf = (result: ReadResult) => (result.ok ? [] : result.validationErrors)

test('a body that fits is read to its values and the contact it is about', () => {
  const body = '{"email":"Ana@Example.com","total":12.5,"tags":["b"],"at":"2026-01-31","note":null}'
  expect(read(API, body)).toEqual({
    ok: true,
    events: [
      {
        values: { email: 'ana@example.com', total: 12.5, tags: ['b'], at: '2026-01-31T00:00:00.000Z' },
        email: 'ana@example.com',
      },
    ],
    ignored: [],
  })
})

test('every fault is reported at once, at its pointer in the document', () => {
  const result = read(API, '{"totl":1,"total":"12,50","note":7,"tags":["c"],"a/b":{"x":1}}')
  expect(result).toEqual({
    ok: false,
    total: 6,
    validationErrors: [
      { path: '/email', reason: 'expected a value for the required field "Email", received nothing' },
      {
        path: '/total',
        reason: 'expected a number, received the string "12,50"; the decimal mark is a point, as in 12.50',
      },
      { path: '/note', reason: 'expected text, received the number 7; send it in quotes' },
      { path: '/tags', reason: 'expected an array of "a", "b", received the string "c"; look at item 0' },
      { path: '/totl', reason: 'unknown field; did you mean "total"?' },
      { path: '/a~1b', reason: 'unknown field' },
    ],
  })
})

test('null counts as absent', () => {
  expect(errorsOf(read(API, '{"email":"a@b.co","total":null}'))).toEqual([
    { path: '/total', reason: 'expected a value for the required field "Total", received null' },
  ])
})

test('an empty text satisfies a required field', () => {
  const definition: EventDefinition = {
    receiveContext: 'web',
    fields: [{ id: 'note', name: 'Note', type: 'text', required: true }],
  }
  expect(read(definition, '{"note":""}')).toMatchObject({
    ok: true,
    events: [{ values: { note: '' }, email: undefined }],
  })
})

test('the first 100 faults are listed and all are counted', () => {
  const unknown = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, i]))
  const result = read(API, JSON.stringify({ email: 'a@b.co', total: 1, ...unknown }))
  expect(result).toMatchObject({ ok: false, total: 5000 })
  expect(errorsOf(result)).toHaveLength(100)
})

test('a webhook is read by its pointers, converts without loss and lists what it drops', () => {
  const body =
    '{"customer":{"email":"A@b.co","x":1},"order/id":820982911946154508,"lines":[{"s ku":7.0}],"total":"12.50","paid":"1","x/y":1,"z":2}'
  expect(read(WEBHOOK, body)).toEqual({
    ok: true,
    events: [
      {
        values: { email: 'a@b.co', order: '820982911946154508', sku: '7.0', total: 12.5, paid: true },
        email: 'a@b.co',
      },
    ],
    ignored: ['/x~1y', '/z'],
  })
})

test('a fault in a nested document is reported at its own pointer', () => {
  expect(errorsOf(read(WEBHOOK, '{"customer":{"email":"x"},"lines":[{"s ku":{}}]}'))).toEqual([
    { path: '/customer/email', reason: expect.stringContaining('the string "x"') },
    { path: '/lines/0/s ku', reason: 'expected text, received an object' },
  ])
})

test('a form is read like the JSON it draws', () => {
  const document = parseForm(Buffer.from('customer[email]=a%40b.co&total=12.50&paid=true&lines[0][s+ku]=A'))
  expect(compileReader(WEBHOOK)(document)).toMatchObject({
    ok: true,
    events: [{ values: { sku: 'A', total: 12.5, paid: true } }],
  })
})

describe('with fan-out', () => {
  const fanOut = { pointer: '/order/lines' }
  const LINES: EventDefinition = {
    receiveContext: 'webhook',
    fanOut,
    fields: [
      {
        ...{ id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true },
        jsonPointerPath: '/customer/email',
      },
      { id: 'sku', name: 'SKU', type: 'text', required: true, jsonPointerPath: './sku' },
      { id: 'total', name: 'Total', type: 'decimal', jsonPointerPath: '/order/total' },
    ],
  }
  const body = (lines: string) => `{"customer":{"email":"a@b.co"},"order":{"total":"9.5","lines":${lines}},"x":1}`

  test('each element becomes an event, with pointers relative to it or to the root', () => {
    expect(read(LINES, body('[{"sku":820982911946154508},{"sku":"B"}]'))).toEqual({
      ok: true,
      events: [
        { values: { email: 'a@b.co', sku: '820982911946154508', total: 9.5 }, email: 'a@b.co' },
        { values: { email: 'a@b.co', sku: 'B', total: 9.5 }, email: 'a@b.co' },
      ],
      ignored: ['/x'],
    })
  })

  test('a fault of an element is told where it stands, and one of the root once', () => {
    const faulty = '{"customer":{"email":"nobody"},"order":{"lines":[{"sku":"A"},{},{"sku":true}]}}'
    expect(errorsOf(read(LINES, faulty)).map(({ path }) => path)).toEqual([
      '/customer/email',
      '/order/lines/1/sku',
      '/order/lines/2/sku',
    ])
  })

  test('what is no array is a fault; an empty one is no event', () => {
    expect(errorsOf(read(LINES, body('{"sku":"A"}')))).toEqual([
      { path: '/order/lines', reason: 'expected an array, each element of which becomes an event, received an object' },
    ])
    expect(read(LINES, body('[]'))).toMatchObject({ ok: true, events: [] })
  })

  test('an element may itself be the value, and the one that says whose it is', () => {
    const people: EventDefinition = {
      ...{ receiveContext: 'webhook', fanOut: { pointer: '/to' } },
      fields: [{ id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true, jsonPointerPath: '.' }],
    }
    expect(read(people, '{"to":["A@b.co","c@d.co"]}')).toMatchObject({
      events: [{ email: 'a@b.co' }, { email: 'c@d.co' }],
    })
  })

  test('what would become more than 4 MB of rows is refused before it is built', () => {
    const note = { id: 'note', name: 'Note', type: 'text', jsonPointerPath: '/note' } as const
    const long = `{"customer":{"email":"a@b.co"},"note":"${'x'.repeat(60_000)}","order":{"lines":[${'{"sku":"A"},'.repeat(99)}{"sku":"A"}]}}`
    expect(errorsOf(read({ ...LINES, fields: [...LINES.fields, note] }, long))).toEqual([
      { path: '/order/lines', reason: expect.stringContaining('more than 4 MB') },
    ])
  })
})

test('pointers are of webhooks only', () => {
  expect(read({ ...WEBHOOK, receiveContext: 'api' }, '{"email":"a@b.co","order":"1"}')).toMatchObject({
    ok: true,
    events: [{ values: { order: '1' } }],
  })
})

test('the web context takes events of nobody, when the primary key is not required', () => {
  const fields = FIELDS.map((field) => (field.isPrimaryKey ? { ...field, required: false } : field))
  const result = read({ ...WEB, fields }, '{"total":"1"}')
  expect(result).toEqual({ ok: true, events: [{ values: { total: 1 }, email: undefined }], ignored: [] })
  expect(read({ ...API, fields }, '{"total":1}')).toMatchObject({ ok: false, total: 1 })
})

test('the faults of an element of a batch point into the batch', () => {
  const document = parseJson(Buffer.from('{"events":[{"email":"a@b.co","total":1,"extra":1}]}'))
  const element = { email: 'a@b.co', total: 1, extra: 1 }
  expect(errorsOf(compileReader(API)(partOf(document, ['events', '0'], element)))).toEqual([
    { path: '/events/0/extra', reason: 'unknown field' },
  ])
})

describe('keys that mean something to JavaScript', () => {
  const hostile =
    '{"email":"a@b.co","total":1,"__proto__":{"note":"x"},"constructor":{"prototype":{"note":"x"}},"toString":1}'

  test('are unknown fields of a strict context', () => {
    expect(errorsOf(read(API, hostile)).map(({ path }) => path)).toEqual(['/__proto__', '/constructor', '/toString'])
  })

  test('are dropped and listed in a lenient one, and lend no value', () => {
    const result = read(WEB, hostile)
    expect(result).toEqual({
      ok: true,
      events: [{ values: { email: 'a@b.co', total: 1 }, email: 'a@b.co' }],
      ignored: ['/__proto__', '/constructor', '/toString'],
    })
    expect(Object.hasOwn(Object.prototype, 'note')).toBe(false)
  })

  test('cannot be field ids, and would not reach a prototype if they were', () => {
    const definition: EventDefinition = {
      receiveContext: 'web',
      fields: [
        { id: '__proto__', name: 'P', type: 'text' },
        { id: 'toString', name: 'T', type: 'text' },
      ],
    }
    const result = read(definition, '{"__proto__":"x"}')
    const values = result.ok && result.events[0]?.values
    expect(JSON.stringify(values)).toBe('{"__proto__":"x"}')
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
  })
})

test('a key that cannot be stored is shown so that it can', () => {
  expect(errorsOf(read(API, '{"email":"a@b.co","total":1,"a\\u0000":1,"b\\ud800":1}')).map(({ path }) => path)).toEqual(
    ['/a\ufffd', '/b\ufffd'],
  )
})

test('no document makes a reader throw, and what it accepts is what was sent', () => {
  const value = fc.oneof(fc.jsonValue(), fc.emailAddress(), fc.constantFrom(['a'], ['a', 'b'], '2026-01-31', 12.5))
  const document = fc.dictionary(
    fc.oneof(fc.constantFrom(...FIELDS.map(({ id }) => id), '__proto__'), fc.string()),
    value,
  )
  fc.assert(
    fc.property(document, fc.constantFrom(API, WEB, WEBHOOK), (sent, definition) => {
      const result = read(definition, JSON.stringify(sent))
      if (!result.ok) {
        expect(result.total).toBeGreaterThan(0)
        return
      }
      if (definition !== API) return
      const values = result.events[0]?.values
      expect(values?.total).toBe(sent.total === 0 ? 0 : sent.total)
      expect(values?.tags).toEqual(sent.tags ?? undefined)
      expect(values?.note).toBe(sent.note ?? undefined)
    }),
  )
})
