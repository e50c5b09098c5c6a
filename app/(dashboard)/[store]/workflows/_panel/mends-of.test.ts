import { expect, test } from 'vitest'
import type { FieldTypeName } from '@/server/fields/field-types'
import { CONVERSIONS } from '@/server/workflows/convert-value'
import type { Palette, PaletteField } from '@/server/workflows/palette'
import { mendsOf } from './mends-of'
import type { KnownSource } from './use-sources'

const field = (id: string, type: FieldTypeName): PaletteField => ({
  ...{ id, type, name: id, options: null, defaultCountryCode: null },
})
const fields = [field('name', 'text'), field('points', 'integer'), field('born', 'date'), field('seen', 'date')]
const source = (id: string, type: FieldTypeName): KnownSource => ({
  ...{ source: { from: 'event', node: 'n1', field: id }, label: id, field: field(id, type), description: type },
})
const sources = [
  source('total', 'decimal'),
  source('shipped', 'date'),
  source('placed', 'date'),
  source('note', 'text'),
]
const set = { name: 'set', label: 'set to', hasSource: true }
const plus = { name: 'add', label: 'add', hasSource: true }
// Of the operators only those of the types in hand are asked for.
const assignmentOperators = {
  text: [set],
  date: [set],
  integer: [set, plus],
} as unknown as Palette['assignmentOperators']
const palette = { assignmentOperators, conversions: CONVERSIONS }
const at = (id: string) => fields.find((one) => one.id === id) ?? field(id, 'text')
const mendsFor = (target: string, operator: string, from: string) =>
  mendsOf(
    { field: target, operator, source: { from: 'event', node: 'n1', field: from } },
    { target: at(target), fields, sources, palette },
  )

test('what fits, or is converted value by value, needs no mending', () => {
  expect(mendsFor('born', 'set', 'shipped')).toBeUndefined()
  expect(mendsFor('points', 'set', 'note')).toBeUndefined()
})

test('an operator that the field does not have is exchanged for one that it has', () => {
  expect(mendsFor('born', 'add', 'shipped')?.mends).toEqual([{ to: 'operator', operator: 'set' }])
})

test('a value that cannot be written is exchanged for one of the same type as the field, or goes to a field that takes it', () => {
  const found = mendsFor('born', 'set', 'total')
  expect(found?.from?.type).toBe('decimal')
  expect(found?.mends).toEqual([
    { to: 'source', source: sources[1] },
    { to: 'source', source: sources[2] },
    { to: 'field', field: 'name' },
  ])
})
