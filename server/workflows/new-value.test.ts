import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FieldValue } from '@/server/fields/field-types'
import type { AssignmentOperator } from './assignment-operators'
import { newValue } from './new-value'
import { fieldOf } from './test-definitions'

type Case = [
  field: string,
  operator: AssignmentOperator,
  old: FieldValue | undefined,
  given: unknown,
  expected: unknown,
]

const VALUES: Case[] = [
  ['country', 'set', 'ES', 'FR', 'FR'],
  ['country', 'set', undefined, 12.5, '12.5'],
  ['country', 'set', undefined, true, 'true'],
  ['country', 'set', undefined, ['s', 'm'], 's, m'],
  ['country', 'set', 'ES', '', ''],
  ['orders', 'set', 3, '12', 12],
  ['spent', 'set', undefined, 7, 7],
  ['is-vip', 'set', undefined, 'true', true],
  ['last-order', 'set', undefined, '2026-01-31', '2026-01-31T00:00:00.000Z'],
  ['size', 'set', 's', 'm', 'm'],
  ['likes', 'set', ['s'], 'm', ['m']],
  ['orders', 'add', undefined, 10, 10],
  ['orders', 'add', 5, 10, 15],
  ['orders', 'subtract', undefined, 10, -10],
  ['spent', 'add', 0.1, 0.2, 0.3],
  ['spent', 'subtract', 0.3, 0.1, 0.2],
  ['spent', 'add', 1e-7, 1, 1.0000001],
  ['spent', 'add', 59.9, '10.1', 70],
  ['likes', 'append', undefined, 's', ['s']],
  ['likes', 'append', ['m'], ['s', 'm'], ['m', 's']],
  ['likes', 'remove', ['m', 's'], 'm', ['s']],
  ['likes', 'remove', undefined, 'm', undefined],
  ['country', 'append', undefined, 'ES', 'ES'],
  ['country', 'append', 'ES', '-MD', 'ES-MD'],
  ['country', 'clear', 'ES', undefined, undefined],
]

const ERRORS: Case[] = [
  ['orders', 'set', 1, 2.5, /expected an integer/],
  ['orders', 'set', 1, 'a dozen', /expected an integer/],
  ['orders', 'add', 1, 0.5, /expected an integer/],
  ['orders', 'add', Number.MAX_SAFE_INTEGER, 1, /expected an integer/],
  ['spent', 'add', 1.7e308, 1.7e308, /expected a number/],
  ['size', 'set', 's', 'xl', /expected one of/],
  ['likes', 'append', [], 'xl', /expected an array of/],
  ['is-vip', 'set', undefined, 'perhaps', /boolean|true/],
  ['country', 'set', undefined, 'a\0b', /U\+0000/],
  ['country', 'set', undefined, { a: 1 }, /expected text/],
  ['country', 'add', 'ES', 1, /does not fit the type/],
  ['orders', 'append', 1, 1, /does not fit the type/],
  ['country', 'remove', 'ES', 'E', /does not fit the type/],
]

test.each(VALUES)('%s %s: %j and %j give %j', (field, operator, old, given, expected) => {
  expect(newValue(operator, old, given, fieldOf(field))).toEqual({ value: expected })
})

test.each(ERRORS)('%s %s: %j and %j do not fit', (field, operator, old, given, reason) => {
  expect(newValue(operator, old, given, fieldOf(field))).toEqual({
    error: expect.stringMatching(String(reason).slice(1, -1)),
  })
})

describe('a value that is absent', () => {
  test.each(['set', 'add', 'subtract', 'append', 'remove'] as const)('%s writes nothing', (operator) => {
    const field = { set: 'country', add: 'orders', subtract: 'orders', append: 'likes', remove: 'likes' }[operator]
    expect(newValue(operator, undefined, undefined, fieldOf(field))).toEqual({ absent: true })
    expect(newValue(operator, undefined, null, fieldOf(field))).toEqual({ absent: true })
  })
})

test('cents never drift: adding and taking away amounts of money gives the sum in cents', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 40 }), (cents) => {
      const spent = cents.reduce<FieldValue | undefined>((old, amount) => {
        const next = newValue(amount < 0 ? 'subtract' : 'add', old, Math.abs(amount) / 100, fieldOf('spent'))
        return 'value' in next ? next.value : undefined
      }, 0)
      expect(Math.round(Number(spent) * 100)).toBe(cents.reduce((sum, amount) => sum + amount, 0))
      expect(String(Math.abs(Number(spent)))).toMatch(/^\d+(\.\d{1,2})?$/)
    }),
  )
})
