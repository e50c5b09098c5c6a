import { expect, test } from 'vitest'
import { FIELD_TYPES } from '@/server/fields/field-types'
import { FIELD_TYPE_NAMES } from './field-schema'
import { RECEIVE_CONTEXTS } from './receive-contexts'
import { eventTypeInputSchema, eventTypePatchSchema } from './schema'

const key = { name: 'Email', type: 'email', required: true, isPrimaryKey: true }

/** Paths of all faults of a document. */
function faults(
  document: object,
  schema: typeof eventTypeInputSchema | typeof eventTypePatchSchema = eventTypeInputSchema,
) {
  const result = schema.safeParse(document)
  return result.success ? [] : result.error.issues.map((issue) => `/${issue.path.join('/')}`).sort()
}

const api = (fields: object[], more: object = {}) => ({
  name: 'Order',
  alias: 'order',
  receiveType: 'api',
  fields,
  ...more,
})

test('the form knows each field type of the registry, and no other', () => {
  expect([...FIELD_TYPE_NAMES].sort()).toEqual(Object.keys(FIELD_TYPES).sort())
})

test('API and webhook need an email primary key, web does not', () => {
  for (const { name, needsPrimaryKey } of Object.values(RECEIVE_CONTEXTS))
    expect(faults(api([{ name: 'Total', type: 'decimal' }], { receiveType: name }))).toEqual(
      needsPrimaryKey ? ['/fields'] : [],
    )
})

test('the primary key is one, an email and required', () => {
  expect(faults(api([key, { ...key, name: 'Other' }]))).toEqual(['/fields/1/isPrimaryKey'])
  expect(faults(api([{ ...key, type: 'text' }]))).toEqual(['/fields/0/type'])
  expect(faults(api([{ ...key, required: false }]))).toEqual(['/fields/0/required'])
})

test('all faults are told at once, those of single fields beside those of the list', () => {
  const document = {
    ...{ name: '', alias: 'Not An Alias', receiveType: 'api' },
    fields: [
      { name: 'A', id: '1st', type: 'text' },
      { name: 'Phone', type: 'phone' },
      { name: 'Size', type: 'radio', options: [] },
      {
        name: 'Colour',
        type: 'checkbox',
        options: [
          { id: 'a', label: 'A' },
          { id: 'a', label: 'B' },
        ],
      },
      { name: 'Phone', id: 'phone', type: 'integer' },
      { name: 'X', type: 'money' },
    ],
  }
  expect(faults(document)).toEqual([
    '/alias',
    '/fields',
    '/fields/0/id',
    '/fields/1/defaultCountryCode',
    '/fields/2/options',
    '/fields/3/options/1/id',
    '/fields/4/id',
    '/fields/5/type',
    '/name',
  ])
})

test('field ids default to the slug of the name, and reserved ones are refused', () => {
  const parsed = eventTypeInputSchema.parse(api([key, { name: 'Número de pedido', type: 'text' }]))
  expect(parsed.fields.map((field) => field.id)).toEqual(['email', 'numero-de-pedido'])
  expect(faults(api([key, { name: 'X', id: 'constructor', type: 'text' }]))).toEqual(['/fields/1/id'])
})

test('pointers are of webhooks alone, and must be RFC 6901', () => {
  const pointed = [{ ...key, jsonPointerPath: '/customer/email' }]
  expect(faults(api(pointed))).toEqual(['/fields/0/jsonPointerPath'])
  expect(faults(api(pointed, { receiveType: 'webhook' }))).toEqual([])
  expect(faults(api([{ ...key, jsonPointerPath: 'customer.email' }], { receiveType: 'webhook' }))).toEqual([
    '/fields/0/jsonPointerPath',
  ])
})

test('a patch leaves out what it does not change', () => {
  expect(eventTypePatchSchema.parse({})).toEqual({})
  expect(faults({ fields: [key, key] }, eventTypePatchSchema)).toEqual(['/fields/1/id', '/fields/1/isPrimaryKey'])
})

test('more than 200 fields, unknown keys of a field and text that Postgres cannot keep are refused', () => {
  const many = Array.from({ length: 200 }, (_, n) => ({ name: `F${n}`, type: 'text' }))
  expect(faults(api([key, ...many]))).toEqual(['/fields'])
  expect(faults(api([{ ...key, requierd: true }]))).toEqual(['/fields/0'])
  expect(faults(api([key], { name: 'a\u0000b' }))).toEqual(['/name'])
})
