import { describe, expect, test } from 'vitest'
import { FIELD_TYPES, type FieldDefinition, type FieldTypeName, type FieldValue } from './field-types'
import { operandSchema } from './operand-schema'
import { OPERATORS, type OperatorName, operatorsFor } from './operators'

const field = (type: FieldTypeName): FieldDefinition => ({
  id: 'f',
  name: 'F',
  type,
  defaultCountryCode: '34',
  options: ['s', 'm'].map((id) => ({ id, label: id })),
})
const types = Object.keys(FIELD_TYPES) as FieldTypeName[] // the keys of a record of that type

function holds(type: FieldTypeName, value: FieldValue | undefined, name: OperatorName, written?: unknown): boolean {
  return OPERATORS[name].test(value, operandSchema(name, field(type)).parse(written), field(type))
}

describe('an absent value', () => {
  test.each([
    ['text', 'equals', 'ES', false],
    ['text', 'not-equals', 'ES', true],
    ['text', 'one-of', ['ES'], false],
    ['text', 'contains', 'ES', false],
    ['text', 'not-contains', 'ES', true],
    ['decimal', 'less-than', 1, false],
    ['decimal', 'at-most', 1, false],
    ['decimal', 'between', { from: 0, to: 1 }, false],
    ['date', 'before', '2026-01-31', false],
    ['boolean', 'is-true', undefined, false],
    ['boolean', 'is-false', undefined, false],
    ['checkbox', 'has-option', 's', false],
    ['checkbox', 'has-none', ['s'], true],
    ['text', 'has-value', undefined, false],
    ['text', 'is-empty', undefined, true],
  ] as const)('of type %s: %s %j → %s', (type, name, operand, held) => {
    expect(holds(type, undefined, name, operand)).toBe(held)
  })
})

describe('a value', () => {
  test.each<[FieldTypeName, FieldValue, OperatorName, unknown, boolean]>([
    ['text', 'España', 'contains', 'ESPAÑ', true],
    ['text', 'España', 'equals', 'españa', false],
    ['text', '100 %', 'ends-with', '%', true],
    ['text', 'kilo', 'starts-with', '\u212a', false],
    ['text', '', 'is-empty', undefined, true],
    ['checkbox', [], 'is-empty', undefined, true],
    ['decimal', 0, 'is-empty', undefined, false],
    ['boolean', false, 'has-value', undefined, true],
    ['email', 'ana@example.com', 'equals', 'ANA@Example.com', true],
    ['phone', '+34612345678', 'one-of', ['612 345 678'], true],
    ['decimal', 50, 'greater-than', 50, false],
    ['decimal', 50, 'at-least', '50', true],
    ['decimal', 50, 'between', { from: 50, to: 50 }, true],
    ['date', '2026-01-31T23:59:59.999999Z', 'on-day', '2026-01-31', true],
    ['date', '2026-02-01T00:00:00.000Z', 'on-day', '2026-01-31', false],
    ['date', '2026-01-31T23:59:59.999Z', 'between-dates', { from: '2026-01-01', to: '2026-01-31' }, true],
    ['date', '2026-01-31T10:00:00.123Z', 'before', '2026-01-31T11:00:00.1234+01:00', true],
    ['checkbox', ['s', 'm'], 'has-all-options', ['m'], true],
    ['checkbox', ['s'], 'has-all-options', ['s', 'm'], false],
    ['checkbox', ['s'], 'has-any-option', ['s', 'm'], true],
    ['checkbox', ['s'], 'has-none', ['m'], true],
  ])('of type %s: %j %s %j → %s', (type, value, name, operand, held) => {
    expect(holds(type, value, name, operand)).toBe(held)
  })
})

describe('an operand that does not fit is refused with a reason', () => {
  test.each<[FieldTypeName, OperatorName, unknown, string]>([
    ['text', 'greater-than', 1, '"Is more than" does not fit a field of type Text'],
    ['decimal', 'greater-than', 'x', 'expected a number, received the string "x"'],
    ['decimal', 'greater-than', undefined, 'expected a value, received nothing'],
    ['radio', 'equals', 'xl', 'expected one of "s", "m", received the string "xl"'],
    ['checkbox', 'has-option', 'xl', 'expected one of "s", "m", received the string "xl"'],
    ['text', 'contains', '', 'expected a text of 1 to 1000 characters, received an empty string'],
    ['text', 'one-of', [], 'expected an array of 1 to 1000 values, received an empty array'],
    ['text', 'one-of', ['a\u0000'], 'which cannot be stored'],
    ['decimal', 'between', { from: 2, to: 1 }, 'expected "from" not to be after "to"'],
    ['decimal', 'between', 1, 'expected an object with "from" and "to", received the number 1'],
    ['date', 'before', '2024-02-30', 'the calendar has no such day'],
    ['date', 'on-day', '2026-01-31T10:00:00Z', 'expected a day such as 2026-01-31'],
  ])('on a field of type %s: %s %j', (type, name, written, reason) => {
    const parsed = operandSchema(name, field(type)).safeParse(written)
    expect(parsed.error?.issues[0]?.message).toContain(reason)
  })
})

test('a fault of one item of a list is reported at that item', () => {
  const parsed = operandSchema('one-of', field('decimal')).safeParse([1, 'x', 2, 'y'])
  expect(parsed.error?.issues.map(({ path }) => path)).toEqual([[1], [3]])
})

test.each(types)('conditions on %s can ask whether there is a value', (type) => {
  expect(operatorsFor(type).map(({ name }) => name)).toEqual(expect.arrayContaining(['has-value', 'is-empty']))
})
