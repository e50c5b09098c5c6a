import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { compileReader } from '@/server/events/read-values'
import { formatPointer, parsePointer } from '@/server/fields/json-pointer'
import { parseJson } from '@/server/http/body/parse-json'
import { definitionOf, inputOf, newDraft, newField, pointerOf } from '../draft'
import { applyProposals, fieldOfProposal } from './apply-proposals'
import { fieldOfValue } from './field-of-value'
import { inferFields } from './infer-fields'
import { parseSample } from './parse-sample'

const ORDER = {
  id: 820982,
  email: 'shop-copy@example.org',
  customer: { email: 'ana@example.org', first_name: 'Ana' },
  shipping: { first_name: 'Luis', phone: '666 777 888' },
  tags: ['a', 'b'],
  line_items: [
    { sku: 'A', qty: 1, gift: null },
    { sku: 'B', qty: 2, gift: true },
  ],
}

const inferred = (over: Partial<Parameters<typeof inferFields>[0]> = {}) =>
  inferFields({ ...{ document: ORDER, context: 'webhook', fields: [], fanOut: '', isTyped: true }, ...over })

describe('the fields of a nested order', () => {
  test('are found at their places, the customer’s email as the primary key', () => {
    const { proposals } = inferred()
    expect(proposals.map(({ pointer, name, type }) => `${pointer} ${name} ${type}`)).toEqual([
      '/id Id integer',
      '/email Email email',
      '/customer/email Customer email email',
      '/customer/first_name First name text',
      '/shipping/first_name Shipping first name text',
      '/shipping/phone Phone phone',
    ])
    expect(proposals.filter(({ isPrimaryKey }) => isPrimaryKey).map(({ pointer }) => pointer)).toEqual([
      '/customer/email',
    ])
  })

  test('leave lists out, and say so; a list of records is offered as one event each', () => {
    const { skipped, fanOuts } = inferred()
    expect(skipped).toEqual([
      { pointer: '/tags', why: 'list' },
      { pointer: '/line_items', why: 'records' },
    ])
    expect(fanOuts).toEqual([{ pointer: '/line_items', count: 2 }])
  })

  test('are relative inside an element of the fan-out; what all elements have is required', () => {
    const { proposals } = inferred({ fanOut: '/line_items' })
    expect(proposals.slice(-3).map(({ pointer, type, required }) => [pointer, type, required])).toEqual([
      ['./sku', 'text', true],
      ['./qty', 'integer', true],
      ['./gift', 'boolean', false],
    ])
  })

  test('are only keys of the root where there are no pointers', () => {
    const { proposals, skipped, fanOuts } = inferred({ context: 'api', document: { ...ORDER, 'not an id': 1 } })
    expect(proposals.map(({ id }) => id)).toEqual(['email'])
    expect(skipped.map(({ why }) => why)).toEqual(['nested', 'nested', 'list', 'records', 'key', 'key'])
    expect(fanOuts).toEqual([])
  })

  test('tell which of them are there already', () => {
    const fields = [newField({ name: 'Who', type: 'email', jsonPointerPath: '/customer/email', isPrimaryKey: true })]
    const { proposals } = inferred({ fields })
    expect(proposals.flatMap(({ pointer, existing }) => (existing ? [[pointer, existing]] : []))).toEqual([
      ['/customer/email', 'Who'],
    ])
    expect(proposals.some(({ isPrimaryKey }) => isPrimaryKey)).toBe(false)
  })
})

test('applying gives the waiting email its place, adds the rest and overwrites nothing', () => {
  const draft = newDraft('webhook')
  const own = newField({ name: 'Id', type: 'text', jsonPointerPath: '/mine' })
  const before = { ...draft, name: 'Order', fields: [...draft.fields, own] }
  const document = { customer: ORDER.customer, id: 5 }
  const { proposals } = inferred({ document, fields: before.fields })
  const after = applyProposals(before, proposals, 'webhook', '34')
  expect(after.fields.map((field) => [field.name, pointerOf(field)])).toEqual([
    ['Email', '/customer/email'],
    ['Id', '/mine'],
    ['First name', '/customer/first_name'],
    ['Id 2', '/id'],
  ])
  expect(after.fields[1]).toBe(own)
  expect(eventTypeInputSchema.safeParse(inputOf(after, 'webhook').input).success).toBe(true)
})

test('a primary key that is in use keeps its place', () => {
  const { fields } = newDraft('webhook')
  const { proposals } = inferred({ document: { customer: ORDER.customer }, fields, isKeyLocked: true })
  expect(proposals.some(({ into, isPrimaryKey }) => into !== undefined || isPrimaryKey)).toBe(false)
})

describe('a field made of a value that was clicked', () => {
  const pick = (at: string, value: unknown, fields: Parameters<typeof fieldOfValue>[1] = []) =>
    fieldOfValue({ at, pointer: at, value, isTyped: true }, fields, 'webhook')

  test('is named after its key and found by its pointer', () => {
    const expected = { name: 'Shipped at', type: 'date', jsonPointerPath: '/order/shipped_at' }
    expect(pick('/order/shipped_at', 1767225600)).toMatchObject(expected)
  })

  test('takes the word of its parent along where the name is taken', () => {
    expect(pick('/product/name', 'Lamp', [newField({ name: 'Name' })])?.name).toBe('Product name')
  })

  test('is none where a field finds the place already', () => {
    expect(pick('/total', 3, [newField({ name: 'Total' })])).toBeUndefined()
  })

  test('of the Public API has the key itself as its id, since unknown keys are refused there', () => {
    const at = '/shipped_at'
    const field = fieldOfValue({ at, pointer: at, value: '2026-01-31', isTyped: true }, [], 'api')
    expect(field).toMatchObject({ id: 'shipped_at', name: 'Shipped at', jsonPointerPath: '' })
  })

  test('inside an element is named after the array where it is the element itself', () => {
    const picked = { at: '/tags/0', pointer: '.', value: 'a', isTyped: true }
    expect(fieldOfValue(picked, [], 'webhook')).toMatchObject({ name: 'Tags', jsonPointerPath: '.' })
  })
})

/** Documents with everything that JSON can hold, and keys that mean something to the guesses. */
const key = fc.oneof(
  fc.constantFrom('email', 'phone', 'total', 'created_at', 'id', 'zip', 'a/b', 'm~n', '', '__proto__x', 'vip'),
  fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => text !== '__proto__'),
)
const scalar = fc.oneof(
  fc.constantFrom('ana@example.org', '666 777 888', '+34666777888', '59,90', '2026-01-31', '1767225600', 'true', ''),
  fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
  fc.oneof(
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger().map((n) => n * 16),
  ),
)
const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(key, tie('node'), { maxKeys: 5 }),
  ),
}))
const documents = fc.dictionary(key, node, { maxKeys: 6 })

test.each(['webhook', 'api', 'web'] as const)('what is inferred for %s takes its own sample', (context) => {
  fc.assert(
    fc.property(documents, fc.boolean(), (document, fansOut) => {
      const text = JSON.stringify(document)
      const sample = parseSample(text) as object // a dictionary was written
      const first = inferFields({
        document: sample,
        context,
        fields: [newField({ defaultCountryCode: '34' })],
        fanOut: '',
        isTyped: true,
      })
      const fanOut = fansOut ? (first.fanOuts[0]?.pointer ?? '') : ''
      const fields = [newField({ defaultCountryCode: '34' })]
      const { proposals } = inferFields({ document: sample, context, fields, fanOut, isTyped: true })
      const rows = proposals.map((proposal) => fieldOfProposal(proposal, context, '34'))
      const read = compileReader({
        receiveContext: context,
        fields: rows.map((row) => ({
          ...{ ...definitionOf(row), required: row.required, isPrimaryKey: row.isPrimaryKey },
          jsonPointerPath: context === 'webhook' ? pointerOf(row) : null,
        })),
        fanOut: fanOut === '' ? null : { pointer: fanOut },
      })
      const result = read(parseJson(Buffer.from(text)))
      // The Public API refuses keys that no field reads, such as nested ones: those are no faults of a field.
      const own = new Set(rows.map((row) => formatPointer(parsePointer(pointerOf(row)) ?? [])))
      const faults = result.ok ? [] : result.validationErrors.filter(({ path }) => context !== 'api' || own.has(path))
      expect(faults).toEqual([])
    }),
    { numRuns: 400 },
  )
})
