import { expect, it } from 'vitest'
import type { FieldDefinition } from '@/server/fields/field-types'
import { fieldAt } from './field-at'

const field = (id: string, jsonPointerPath?: string): FieldDefinition => ({
  ...{ id, name: id, type: 'text', required: false, isPrimaryKey: false },
  jsonPointerPath,
})
const fields = [field('total'), field('sku', '/order/lines/0/sku'), field('size', './size')]

it.each([
  ['the key of a field', '/total', { receiveType: 'api', fields }, 'total'],
  ['a key that no field has', '/totl', { receiveType: 'api', fields }, undefined],
  ['any element of an array', '/order/lines/*/sku', { receiveType: 'webhook', fields }, 'sku'],
  ['the payload of a browser’s event', '/events/*/payload/total', { receiveType: 'web', fields }, 'total'],
  [
    'an element of a fan-out',
    '/lines/*/size',
    { receiveType: 'webhook', fields, fanOut: { pointer: '/lines' } },
    'size',
  ],
  ['the whole document', '', { receiveType: 'api', fields }, undefined],
] as const)('finds %s', (_, place, definition, expected) => {
  expect(fieldAt(place, { ...definition, fields: [...definition.fields] })?.id).toBe(expected)
})
