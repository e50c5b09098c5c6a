import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { compileReader, type EventDefinition } from '@/server/events/read-values'
import { FIELD_TYPES, type FieldDefinition, type FieldTypeName } from '@/server/fields/field-types'
import { formatPointer } from '@/server/fields/json-pointer'
import { parseJson } from '@/server/http/body/parse-json'
import { jsonSchemaOf } from './json-schema'
import { sampleOf } from './sample'

const EMAIL: FieldDefinition = {
  id: 'email',
  name: 'Email',
  type: 'email',
  required: true,
  isPrimaryKey: true,
  jsonPointerPath: '/customer/email',
}

test('the schema of a strict context lists its fields and closes the document', () => {
  const fields: FieldDefinition[] = [
    EMAIL,
    { id: 'size', name: 'Size', type: 'radio', options: [{ id: 's', label: 'S' }] },
  ]
  expect(jsonSchemaOf({ receiveContext: 'api', fields })).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      email: { title: 'Email', type: 'string', format: 'email', maxLength: 254 },
      size: { anyOf: [{ title: 'Size', type: 'string', enum: ['s'] }, { type: 'null' }] },
    },
    required: ['email'],
    additionalProperties: false,
  })
})

test('the schema of a webhook is nested as its pointers are', () => {
  const fields: FieldDefinition[] = [
    EMAIL,
    { id: 'sku', name: 'SKU', type: 'text', required: true, jsonPointerPath: '/lines/1/sku' },
  ]
  expect(jsonSchemaOf({ receiveContext: 'webhook', fields })).toMatchObject({
    properties: {
      customer: { type: 'object', properties: { email: { format: 'email' } }, required: ['email'] },
      lines: {
        type: 'array',
        prefixItems: [true, { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] }],
        minItems: 2,
      },
    },
    required: ['customer', 'lines'],
  })
})

test('the sample of a webhook is a document with values where its pointers lead', () => {
  const fields: FieldDefinition[] = [EMAIL, { id: 'sku', name: 'SKU', type: 'text', jsonPointerPath: '/lines/1/sku' }]
  expect(sampleOf({ receiveContext: 'webhook', fields })).toEqual({
    customer: { email: 'ana@example.com' },
    lines: [null, { sku: 'TSHIRT-RED-M' }],
  })
})

const types = Object.keys(FIELD_TYPES) as FieldTypeName[] // the keys of a record of that type
const token = fc.oneof(fc.constantFrom('a', 'b', '0', '1', '21', '99999', '-', 'x/y', '~'), fc.string({ maxLength: 3 }))
const field: fc.Arbitrary<Omit<FieldDefinition, 'id'>> = fc.record({
  name: fc.constantFrom('Total', 'First name', 'Pedido'),
  type: fc.constantFrom(...types),
  required: fc.boolean(),
  defaultCountryCode: fc.constantFrom('34', '1', '800', '39'),
  options: fc.uniqueArray(fc.string(), { minLength: 1 }).map((ids) => ids.map((id) => ({ id, label: id }))),
  jsonPointerPath: fc.array(token, { minLength: 1, maxLength: 4 }).map(formatPointer),
})
const definition: fc.Arbitrary<EventDefinition> = fc
  .record({
    receiveContext: fc.constantFrom('api', 'webhook', 'web'),
    // Pointers of which none is inside another: no document could have both values.
    fields: fc
      .array(field)
      .map((fields) =>
        fields
          .filter(
            ({ jsonPointerPath: mine }, i) =>
              !fields.some(
                ({ jsonPointerPath: other }, j) =>
                  j < i && (`${mine}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${mine}/`)),
              ),
          )
          .map((rest, i) => ({ id: `f${i}`, ...rest })),
      ),
  })
  .map(({ receiveContext, fields }) => ({
    receiveContext,
    fields: [{ ...EMAIL, jsonPointerPath: '/the customer/email' }, ...fields],
  }))

describe('of every definition', () => {
  test('the sample is accepted, with a value for each field', () => {
    fc.assert(
      fc.property(definition, (made) => {
        const result = compileReader(made)(parseJson(Buffer.from(JSON.stringify(sampleOf(made)))))
        expect(result).toMatchObject({ ok: true, events: [{ email: 'ana@example.com' }], ignored: [] })
        if (result.ok)
          expect(Object.keys(result.events[0]?.values ?? {}).sort()).toEqual(made.fields.map(({ id }) => id).sort())
      }),
    )
  })

  test('the schema takes the sample', () => {
    fc.assert(
      fc.property(definition, (made) => {
        const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(jsonSchemaOf(made))))
        expect(schema.safeParse(sampleOf(made)).error?.issues ?? []).toEqual([])
      }),
    )
  })
})

test('with fan-out the sample has an element, the schema describes all of them, and the reader takes it', () => {
  const of = (id: string, jsonPointerPath: string): FieldDefinition => ({
    id,
    name: id,
    type: 'text',
    required: true,
    jsonPointerPath,
  })
  const email: FieldDefinition = {
    ...{ id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true },
    jsonPointerPath: '/customer/email',
  }
  const lines = { pointer: '/order/lines' }
  const cases: [FieldDefinition[], object][] = [
    [[email, of('sku', './item/sku')], { order: { lines: [{ item: { sku: 'TSHIRT-RED-M' } }] } }],
    [[email, of('tag', '.')], { order: { lines: ['Some text'] } }],
    [[email], { order: { lines: [{}] } }],
  ]
  for (const [fields, body] of cases) {
    const made: EventDefinition = { receiveContext: 'webhook', fields, fanOut: lines }
    expect(sampleOf(made)).toEqual({ customer: { email: 'ana@example.com' }, ...body })
    const schema = jsonSchemaOf(made)
    expect(schema).toMatchObject({ properties: { order: { properties: { lines: { type: 'array' } } } } })
    expect(z.fromJSONSchema(JSON.parse(JSON.stringify(schema))).safeParse(sampleOf(made)).success).toBe(true)
    const read = compileReader(made)(parseJson(Buffer.from(JSON.stringify(sampleOf(made)))))
    expect(read).toMatchObject({ ok: true, events: [{ email: 'ana@example.com' }] })
  }
})
