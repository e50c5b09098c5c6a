import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIELD_TYPES, type FieldDefinition, type FieldTypeName, type ReadMode } from './field-types'
import { unstorable } from './received'

const OPTIONS = ['s', 'm', 'l', '38', 'constructor'].map((id) => ({ id, label: id }))
const field = (type: FieldTypeName): FieldDefinition => ({
  id: 'f',
  name: 'F',
  type,
  defaultCountryCode: type === 'phone' ? '34' : null,
  options: type === 'radio' || type === 'checkbox' ? OPTIONS : null,
})

function read(type: FieldTypeName, value: unknown, mode: ReadMode, source?: string) {
  const reading = FIELD_TYPES[type].read(value, field(type), mode, source === undefined ? undefined : () => source)
  return reading.ok ? { value: reading.value } : 'refused'
}

type Case = [type: FieldTypeName, sent: unknown, stored: unknown]

describe('strict and lenient mode take', () => {
  test.each<Case>([
    ['text', '', ''],
    ['text', ' As it came ', ' As it came '],
    ['text', '𝒳 \ud83d\ude00', '𝒳 \ud83d\ude00'],
    ['email', 'ANA@example.com', 'ana@example.com'],
    ['phone', '612 345 678', '+34612345678'],
    ['phone', '+442071838750', '+442071838750'],
    ['phone', '0044 20 7183 8750', '+442071838750'],
    ['phone', '(+34) 612-345-678'.replace(/[()]/g, ''), '+34612345678'],
    ['integer', 0, 0],
    ['integer', -0, 0],
    ['integer', 9007199254740991, 9007199254740991],
    ['integer', -9007199254740991, -9007199254740991],
    ['integer', 1e3, 1000],
    ['decimal', 12.5, 12.5],
    ['decimal', 5e-324, 5e-324],
    ['decimal', 1e308, 1e308],
    ['boolean', true, true],
    ['boolean', false, false],
    ['radio', 'm', 'm'],
    ['radio', 'constructor', 'constructor'],
    ['checkbox', [], []],
    ['checkbox', ['l', 's'], ['l', 's']],
  ])('%s %j', (type, sent, stored) => {
    expect(read(type, sent, 'strict')).toEqual({ value: stored })
    expect(read(type, sent, 'lenient')).toEqual({ value: stored })
  })
})

describe('lenient mode alone takes', () => {
  test.each<Case>([
    ['text', 12.5, '12.5'],
    ['phone', 612345678, '+34612345678'],
    ['integer', '12', 12],
    ['integer', ' -12 ', -12],
    ['integer', '12.0', 12],
    ['integer', '1e3', 1000],
    ['decimal', '12.50', 12.5],
    ['decimal', '+0.5', 0.5],
    ['decimal', '-1.5e-3', -0.0015],
    ['decimal', '0.00', 0],
    ['boolean', 'true', true],
    ['boolean', 'False', false],
    ['boolean', '1', true],
    ['boolean', '0', false],
    ['boolean', 1, true],
    ['boolean', 0, false],
    ['radio', 38, '38'],
    ['checkbox', 's', ['s']],
    ['checkbox', ['s', 38], ['s', '38']],
  ])('%s %j', (type, sent, stored) => {
    expect(read(type, sent, 'strict')).toBe('refused')
    expect(read(type, sent, 'lenient')).toEqual({ value: stored })
  })
})

describe('both modes refuse', () => {
  test.each<[FieldTypeName, unknown]>([
    ['text', true],
    ['text', {}],
    ['text', ['a']],
    ['text', 'a\u0000b'],
    ['text', '\ud800'],
    ['text', 'a\udc00b'],
    ['email', 1],
    ['phone', ''],
    ['phone', 'call me'],
    ['phone', '12345'],
    ['phone', '+34 000 000 000'],
    ['phone', '612345678 ext. 5'],
    ['phone', '+999 612345678'],
    ['phone', '612345678\u0000'],
    ['integer', 1.5],
    ['integer', 9007199254740992],
    ['integer', Number.POSITIVE_INFINITY],
    ['integer', true],
    ['integer', ''],
    ['integer', '1.5'],
    ['integer', '9007199254740992'],
    ['integer', '9007199254740990.6'],
    ['integer', '007'],
    ['integer', '0x10'],
    ['integer', '1_000'],
    ['integer', 'NaN'],
    ['decimal', Number.POSITIVE_INFINITY],
    ['decimal', '12,50'],
    ['decimal', '1,234.50'],
    ['decimal', '1e400'],
    ['decimal', 'Infinity'],
    ['decimal', '.'],
    ['decimal', ' '],
    ['decimal', '820982911946154508'],
    ['decimal', '0.1234567890123456789'],
    ['decimal', '1e-400'],
    ['decimal', '€12'],
    ['decimal', {}],
    ['boolean', 2],
    ['boolean', 'yes'],
    ['boolean', ''],
    ['boolean', 'constructor'],
    ['boolean', []],
    ['radio', 'xl'],
    ['radio', 'M'],
    ['radio', ['m']],
    ['radio', 'toString'],
    ['checkbox', ['s', 's']],
    ['checkbox', ['s', 'xl']],
    ['checkbox', ['s', null]],
    ['checkbox', [['s']]],
    ['checkbox', ['s\u0000']],
    ['checkbox', { 0: 's' }],
  ])('%s %j', (type, sent) => {
    expect(read(type, sent, 'strict')).toBe('refused')
    expect(read(type, sent, 'lenient')).toBe('refused')
  })
})

test('a text field stores a number by its source text, so that ids keep every digit', () => {
  expect(read('text', JSON.parse('820982911946154508'), 'lenient', '820982911946154508')).toEqual({
    value: '820982911946154508',
  })
  expect(read('text', 1.5, 'lenient', '1.50')).toEqual({ value: '1.50' })
  expect(read('text', Number.POSITIVE_INFINITY, 'lenient', '1e400')).toEqual({ value: '1e400' })
})

test('an integer whose fraction a double lost is refused by its source text', () => {
  expect(read('integer', 9007199254740991, 'strict', '9007199254740990.6')).toBe('refused')
  expect(read('integer', 9007199254740991, 'strict', '9007199254740991')).toEqual({ value: 9007199254740991 })
})

test.each<[FieldTypeName, ReadMode, unknown, string]>([
  [
    'decimal',
    'strict',
    '12,50',
    'expected a number, received the string "12,50"; the decimal mark is a point, as in 12.50',
  ],
  ['decimal', 'strict', '12.50', 'expected a number, received the string "12.50"; send it without quotes'],
  [
    'decimal',
    'lenient',
    '12,50',
    'expected a number, received the string "12,50"; the decimal mark is a point, as in 12.50',
  ],
  [
    'decimal',
    'lenient',
    '',
    'expected a number, received an empty string; leave the key out, or send null, when there is no value',
  ],
  ['decimal', 'strict', [1], 'expected a number, received an array'],
  ['integer', 'strict', 1.5, 'expected an integer, received the number 1.5; a decimal field takes fractions'],
  ['boolean', 'strict', 'true', 'expected true or false, received the string "true"; send it without quotes'],
  ['text', 'strict', { a: 1 }, 'expected text, received an object'],
  ['radio', 'strict', 'xl', 'expected one of "s", "m", "l", "38", "constructor", received the string "xl"'],
  [
    'phone',
    'strict',
    '12',
    'expected a phone number, received the string "12"; without a prefix it is read as +34, where no such number can be dialled',
  ],
  [
    'checkbox',
    'strict',
    ['s', 'xl'],
    'expected an array of "s", "m", "l", "38", "constructor", received the string "xl"; look at item 1',
  ],
])('the reason of a refused %s (%s) says what was expected and what came: %j', (type, mode, sent, reason) => {
  expect(FIELD_TYPES[type].read(sent, field(type), mode)).toEqual({ ok: false, reason })
})

test('a reason quotes at most 80 characters and holds nothing that cannot be stored', () => {
  const long = FIELD_TYPES.integer.read('9'.repeat(5000), field('integer'), 'strict')
  expect(long).toMatchObject({ ok: false, reason: expect.stringContaining('9"…') })
  expect(JSON.stringify(long).length).toBeLessThan(250)
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('\0', '\ud800', '\udc00', 'a', '\ud83d\ude00'), maxLength: 100 }),
      (text) => {
        const reading = FIELD_TYPES.decimal.read(text, field('decimal'), 'lenient')
        expect(reading.ok ? '' : unstorable(reading.reason)).toBeFalsy()
      },
    ),
  )
})

const types = Object.keys(FIELD_TYPES) as FieldTypeName[] // the keys of a record of that type

test('no value makes a reading throw, and whatever is read can be stored and reads as itself', () => {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.constantFrom(...OPTIONS.map((o) => o.id)),
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...types),
      anything,
      fc.constantFrom<ReadMode>('strict', 'lenient'),
      (type, value, mode) => {
        if (value === null) return
        const reading = FIELD_TYPES[type].read(value, field(type), mode)
        if (!reading.ok) return
        expect(FIELD_TYPES[type].read(reading.value, field(type), 'strict')).toEqual(reading)
        if (typeof reading.value === 'string') expect(unstorable(reading.value)).toBeUndefined()
      },
    ),
  )
})

test('lenient mode takes whatever strict mode takes, and as the same value', () => {
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.jsonValue(), (type, value) => {
      if (value === null) return
      const strict = FIELD_TYPES[type].read(value, field(type), 'strict')
      if (strict.ok) expect(FIELD_TYPES[type].read(value, field(type), 'lenient')).toEqual(strict)
    }),
  )
})

test('a number that was sent as text is the number that JSON would have had, or is refused', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(read('decimal', String(number), 'lenient')).toEqual({ value: number === 0 ? 0 : number })
    }),
  )
})

test.each(types)('the sample of %s is taken in both modes', (type) => {
  const sample = FIELD_TYPES[type].sample(field(type))
  expect(read(type, sample, 'strict')).not.toBe('refused')
  expect(read(type, sample, 'lenient')).not.toBe('refused')
})
