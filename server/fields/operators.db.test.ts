import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asSystem } from '@/db'
import { FIELD_TYPES, type FieldDefinition, type FieldTypeName, type FieldValue } from './field-types'
import { operandSchema } from './operand-schema'
import { OPERATORS, type Operand, type Operator, operatorsFor } from './operators'
import { typedColumn } from './typed-column'

const OPTIONS = ['s', 'm', 'l', "o'hara", 'a,b', '{}', '"'].map((id) => ({ id, label: id }))
const TYPES = Object.keys(FIELD_TYPES) as FieldTypeName[] // the keys of a record of that type
const fieldOf = (type: FieldTypeName): FieldDefinition => ({
  id: "f'-1",
  name: 'F',
  type,
  options: OPTIONS,
  defaultCountryCode: '34',
})

/** What may stand in a stored row: values of each type, and of others, as when a field's type was changed. */
const STORED: unknown[] = [
  ...[
    '',
    'a',
    'A',
    'abc',
    'ABC',
    'Ábc',
    'ábc',
    'ß',
    'SS',
    'İ',
    'i',
    'ı',
    'Σ',
    'ς',
    '\u212a',
    'k',
    'K',
    'ÿ',
    'Ÿ',
    'é',
    'e\u0301',
  ],
  ...[
    '%',
    '_',
    'a%c',
    '\\',
    "'",
    '"',
    '[]',
    'null',
    'true',
    '12.5',
    ' a ',
    'a\nb',
    '\ud83d\ude00',
    'x'.repeat(3000),
    'ſ',
  ],
  ...['ana@example.com', 'luis@example.com', '+34612345678', '+442071838750'],
  ...OPTIONS.map(({ id }) => id),
  ...[0, 1, -1, 3, 12.5, 0.1, 0.30000000000000004, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 9007199254740991],
  ...[true, false, null, undefined, {}, { a: 1 }],
  ...[[], ['s'], ['m', 's'], ['s', 'm', 'l'], ["o'hara"], ['a,b', '{}', '"'], [1], [null], [['s']]],
  ...[
    '2026-01-31T00:00:00.000Z',
    '2026-01-31T23:59:59.999999Z',
    '2026-02-01T00:00:00.000Z',
    '2026-01-30T23:59:59.999Z',
  ],
  ...[
    '2026-01-31T10:00:00.123Z',
    '2026-01-31T10:00:00.123456Z',
    '2026-01-31T10:00:00.1234Z',
    '0001-01-01T00:00:00.000Z',
  ],
  ...['9999-12-31T23:59:59.999999Z', '2024-02-29T00:00:00.000Z', '2000-02-29T00:00:00.000Z'],
  ...[
    '2026-01-31',
    '2023-02-29T00:00:00.000Z',
    '1900-02-29T00:00:00.000Z',
    '2026-04-31T00:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
  ],
  ...[
    '2026-01-31T24:00:00.000Z',
    '2026-01-31T10:00:00.1230Z',
    '2026-01-31T10:00:00Z',
    '2026-01-31T23:59:60.000Z',
    'now',
    'infinity',
  ],
  ...['2026-01-31T10:00:00.000Z\n', '٢026-01-31T10:00:00.000Z'],
]

const TEXT_OPERANDS = [
  'a',
  'A',
  'abc',
  'b',
  'áB',
  'É',
  'e\u0301',
  'ss',
  'I',
  'σ',
  'k',
  'ÿ',
  '%',
  '_',
  '\\',
  "'",
  '"',
  ' ',
  '\n',
  '\ud83d\ude00',
  '@EXAMPLE',
  '+34',
  'x'.repeat(1000),
]
const DATES = [
  '2026-01-31',
  '2026-01-31T10:00:00.123Z',
  '2026-01-31T10:00:00.123456+00:00',
  '9999-12-31T23:59:59.999999Z',
]
const DAYS = ['2026-01-31', '2024-02-29', '0001-01-01', '9999-12-31']

/** What owners might write beside any operator; `operandSchema` decides which of them fit. */
const WRITTEN: unknown[] = [
  undefined,
  ...TEXT_OPERANDS,
  ...OPTIONS.map(({ id }) => id),
  ...[0, 1, -1, 12.5, 0.1, 0.3, 1e21, 5e-324, 1.7976931348623157e308, 9007199254740991, true, false],
  ...['ANA@example.com', '612 345 678', ...DATES, ...DAYS],
  ...[
    ['a', 'abc', "'"],
    ['s'],
    ['s', 'm'],
    OPTIONS.map(({ id }) => id),
    [0, 12.5, 3],
    ['ANA@example.com'],
    ['612345678'],
  ],
  ...[
    { from: 0, to: 12.5 },
    { from: 0.1, to: 0.1 },
    { from: -1e21, to: 1e300 },
  ],
  ...[
    { from: '2026-01-31', to: '2026-01-31' },
    { from: '0001-01-01', to: '9999-12-31' },
    { from: '2024-02-29', to: '2026-01-30' },
  ],
]

async function inSql(
  operator: Operator,
  field: FieldDefinition,
  stored: unknown[],
  operand: Operand,
): Promise<unknown[]> {
  const rows = JSON.stringify(stored.map((value) => (value === undefined ? {} : { [field.id]: value })))
  const column = typedColumn(sql`"values"`, field.id, field.type)
  const query = sql`select ${operator.sql(column, operand)} as held
    from jsonb_array_elements(${rows}::text::jsonb) with ordinality as r("values", n) order by n`
  return (await asSystem((tx) => tx.execute(query))).map((row) => row.held)
}

function inMemory(operator: Operator, field: FieldDefinition, stored: unknown[], operand: Operand): boolean[] {
  // Rows may hold what no field type stores; that such values count as absent is what is shown here.
  return stored.map((value) => operator.test((value ?? undefined) as FieldValue | undefined, operand, field))
}

const cases = TYPES.flatMap((type) => operatorsFor(type).map((operator) => [type, operator.name] as const))

describe('an operator means the same in memory and in SQL', () => {
  test.each(cases)('on a field of type %s: %s', async (type, name) => {
    const field = fieldOf(type)
    const operator = OPERATORS[name]
    const schema = operandSchema(name, field)
    const operands = WRITTEN.flatMap((written) => {
      const parsed = schema.safeParse(written)
      return parsed.success ? [parsed.data] : []
    })
    expect(operands.length).toBeGreaterThan(0)
    for (const operand of operator.operand === 'none' ? [undefined] : operands) {
      const memory = inMemory(operator, field, STORED, operand)
      const database = await inSql(operator, field, STORED, operand)
      const differing = STORED.flatMap((value, n) =>
        memory[n] === database[n] ? [] : [{ value, operand, memory: memory[n], sql: database[n] }],
      )
      expect(differing).toEqual([])
    }
  })

  test('on texts of any letters', async () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('a', 'A', 'É', 'é', 'Ž', 'ž', '%', '\\'),
        fc.nat({ max: 0x24f }).map((n) => String.fromCodePoint(n + 1)),
      ),
      maxLength: 6,
    })
    const names = ['contains', 'not-contains', 'starts-with', 'ends-with', 'equals', 'not-equals'] as const
    const property = fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 50 }),
      text,
      fc.constantFrom(...names),
      async (stored, part, name) => {
        if (part === '') return
        const field = fieldOf('text')
        expect(await inSql(OPERATORS[name], field, stored, part)).toEqual(
          inMemory(OPERATORS[name], field, stored, part),
        )
      },
    )
    await fc.assert(property, { numRuns: 60 })
  })

  test('on numbers of any size', async () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0)
    const names = ['greater-than', 'at-least', 'less-than', 'at-most', 'equals'] as const
    const property = fc.asyncProperty(
      fc.array(number, { minLength: 1, maxLength: 50 }),
      fc.constantFrom(...names),
      async (stored, name) => {
        const field = fieldOf('decimal')
        const bound = stored[0]
        expect(await inSql(OPERATORS[name], field, stored, bound)).toEqual(
          inMemory(OPERATORS[name], field, stored, bound),
        )
      },
    )
    await fc.assert(property, { numRuns: 60 })
  })
})
