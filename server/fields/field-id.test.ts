import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aliasOfName, aliasSchema, fieldIdSchema, slugOfName } from './field-id'

test.each(['a', 'total', 'order-id', 'order_id', 'A1', 'x'.repeat(150)])('%s is a field id', (id) => {
  expect(fieldIdSchema.safeParse(id).success).toBe(true)
})

test.each([
  '',
  '1a',
  '-a',
  '_a',
  'a b',
  'ñ',
  'a.b',
  'a/b',
  'id',
  '__proto__',
  'constructor',
  'prototype',
  'x'.repeat(151),
  'a\n',
])('%j is no field id', (id) => {
  expect(fieldIdSchema.safeParse(id).success).toBe(false)
})

test.each(['a', '0', 'order-shipped', 'a-', 'x'.repeat(64)])('%s is an alias', (alias) => {
  expect(aliasSchema.safeParse(alias).success).toBe(true)
})

test.each(['', '-a', 'A', 'a_b', 'a b', 'ñ', 'x'.repeat(65), 'a\n'])('%j is no alias', (alias) => {
  expect(aliasSchema.safeParse(alias).success).toBe(false)
})

test.each([
  ['Número de pedido', 'numero-de-pedido'],
  ['Total (€)', 'total'],
  ['Straße', 'strasse'],
  ['2nd line', 'field-2nd-line'],
  ['ID', 'field-id'],
  ['prototype', 'field-prototype'],
  ['名前', 'field'],
  ['', 'field'],
])('the field %j gets the id %s', (name, id) => {
  expect(slugOfName(name)).toBe(id)
})

test('the alias of a name is its words with hyphens', () => {
  expect(aliasOfName('Pedido enviado')).toBe('pedido-enviado')
  expect(aliasOfName('2nd order!')).toBe('2nd-order')
  expect(aliasOfName('名前')).toBe('event')
})

test('every name proposes a valid field id and a valid alias', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      expect(fieldIdSchema.safeParse(slugOfName(name)).success).toBe(true)
      expect(aliasSchema.safeParse(aliasOfName(name)).success).toBe(true)
    }),
  )
})
