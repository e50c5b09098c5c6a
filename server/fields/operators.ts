import { type SQL, sql } from 'drizzle-orm'
import type { FieldDefinition, FieldTypeName, FieldValue } from '@/server/fields/field-types'
import { foldedSql, foldLetters } from '@/server/fields/fold-letters'
import { isOfType } from '@/server/fields/typed-column'

export type OperatorName =
  | 'equals'
  | 'not-equals'
  | 'one-of'
  | 'contains'
  | 'not-contains'
  | 'starts-with'
  | 'ends-with'
  | 'greater-than'
  | 'at-least'
  | 'less-than'
  | 'at-most'
  | 'between'
  | 'before'
  | 'after'
  | 'on-day'
  | 'between-dates'
  | 'is-true'
  | 'is-false'
  | 'has-option'
  | 'has-any-option'
  | 'has-all-options'
  | 'has-none'
  | 'has-value'
  | 'is-empty'

type Scalar = string | number | boolean
/** As `operandSchema` returns it: a value as the field stores it, a list of such, or both ends of a range (included). */
export type Operand = Scalar | Scalar[] | { from: Scalar; to: Scalar } | undefined
export type OperandShape = 'none' | 'value' | 'list' | 'range'

export type Operator = {
  name: OperatorName
  label: string
  /** As it stands in a sentence: "total *is more than* 50". */
  word: string
  types: readonly FieldTypeName[]
  operand: OperandShape
  /** In memory. A value that is not of the field's type counts as absent. */
  test(value: FieldValue | undefined, operand: Operand, field: FieldDefinition): boolean
  /** The same over a `typedColumn`; true or false, never NULL. */
  sql(column: SQL, operand: Operand): SQL
}

const TEXTS: FieldTypeName[] = ['text', 'email', 'phone']
const NUMBERS: FieldTypeName[] = ['integer', 'decimal']
const ALL: FieldTypeName[] = [...TEXTS, ...NUMBERS, 'boolean', 'date', 'radio', 'checkbox']

type Entry = Omit<Operator, 'test' | 'sql'> & {
  test: (value: FieldValue, operand: Operand) => boolean
  sql: (column: SQL, operand: Operand) => SQL
}

/** An absent value satisfies no comparison. */
function operator(entry: Entry): Operator {
  return {
    ...entry,
    test: (value, operand, field) => value !== undefined && isOfType(value, field.type) && entry.test(value, operand),
    sql: (column, operand) => sql`coalesce(${entry.sql(column, operand)}, false)`,
  }
}

/** The exact opposite of another operator, so an absent value satisfies it: "country is not ES" holds without a country. */
function opposite(of: Operator, rest: Pick<Operator, 'name' | 'label' | 'word'>): Operator {
  return {
    ...of,
    ...rest,
    test: (value, operand, field) => !of.test(value, operand, field),
    sql: (column, operand) => sql`(not ${of.sql(column, operand)})`,
  }
}

/** Letter case does not count here (`foldLetters`); it does in `equals` and `one-of`. */
function textual(
  entry: Pick<Operator, 'name' | 'label' | 'word'>,
  test: (text: string, part: string) => boolean,
  make: (text: SQL, part: SQL) => SQL,
): Operator {
  return operator({
    ...entry,
    types: TEXTS,
    operand: 'value',
    test: (value, operand) => test(foldLetters(String(value)), foldLetters(String(operand))),
    sql: (column, operand) => make(foldedSql(column), sql`(${foldLetters(String(operand))}::text collate "C")`),
  })
}

function numeric(
  entry: Pick<Operator, 'name' | 'label' | 'word'>,
  test: (value: number, bound: number) => boolean,
  symbol: SQL,
): Operator {
  return operator({
    ...entry,
    types: NUMBERS,
    operand: 'value',
    test: (value, operand) => test(Number(value), Number(operand)),
    sql: (column, operand) => sql`${column} ${symbol} ${parameter(Number(operand))}`,
  })
}

function options(
  entry: Pick<Operator, 'name' | 'label' | 'word'>,
  test: (has: (id: string) => boolean, ids: string[]) => boolean,
  symbol: SQL,
  operand: OperandShape = 'list',
): Operator {
  return operator({
    ...entry,
    types: ['checkbox'],
    operand,
    test: (value, ids) => test((id) => Array.isArray(value) && value.includes(id), listOf(ids).map(String)),
    sql: (column, ids) => sql`${column} ${symbol} ${arrayOf(listOf(ids).map(String))}`,
  })
}

const equals = operator({
  name: 'equals',
  label: 'Is',
  word: 'is',
  types: [...TEXTS, ...NUMBERS, 'boolean', 'radio'],
  operand: 'value',
  test: (value, operand) => value === operand,
  sql: (column, operand) => sql`${column} = ${parameter(scalarOf(operand))}`,
})

const contains = textual(
  { name: 'contains', label: 'Contains', word: 'contains' },
  (text, part) => text.includes(part),
  (text, part) => sql`strpos(${text}, ${part}) > 0`,
)

const hasAnyOption = options(
  { name: 'has-any-option', label: 'Has any of', word: 'has any of' },
  (has, ids) => ids.some(has),
  sql`?|`,
)

const hasValue = operator({
  name: 'has-value',
  label: 'Has a value',
  word: 'has a value',
  types: ALL,
  operand: 'none',
  test: (value) => value !== '' && !(Array.isArray(value) && value.length === 0),
  sql: (column) => sql`to_jsonb(${column}) not in ('""'::jsonb, '[]'::jsonb)`,
})

/** The operators of conditions, each in memory and in SQL (parity: operators.db.test.ts). */
export const OPERATORS: Record<OperatorName, Operator> = {
  equals,
  'not-equals': opposite(equals, { name: 'not-equals', label: 'Is not', word: 'is not' }),
  'one-of': operator({
    name: 'one-of',
    label: 'Is one of',
    word: 'is one of',
    types: [...TEXTS, ...NUMBERS, 'radio'],
    operand: 'list',
    test: (value, operand) => listOf(operand).some((item) => item === value),
    sql: (column, operand) => sql`${column} in (${sql.join(listOf(operand).map(parameter), sql`, `)})`,
  }),
  contains,
  'not-contains': opposite(contains, {
    name: 'not-contains',
    label: 'Does not contain',
    word: 'does not contain',
  }),
  'starts-with': textual(
    { name: 'starts-with', label: 'Starts with', word: 'starts with' },
    (text, part) => text.startsWith(part),
    (text, part) => sql`left(${text}, length(${part})) = ${part}`,
  ),
  'ends-with': textual(
    { name: 'ends-with', label: 'Ends with', word: 'ends with' },
    (text, part) => text.endsWith(part),
    (text, part) => sql`right(${text}, length(${part})) = ${part}`,
  ),
  'greater-than': numeric(
    { name: 'greater-than', label: 'Is more than', word: 'is more than' },
    (value, bound) => value > bound,
    sql`>`,
  ),
  'at-least': numeric(
    { name: 'at-least', label: 'Is at least', word: 'is at least' },
    (value, bound) => value >= bound,
    sql`>=`,
  ),
  'less-than': numeric(
    { name: 'less-than', label: 'Is less than', word: 'is less than' },
    (value, bound) => value < bound,
    sql`<`,
  ),
  'at-most': numeric(
    { name: 'at-most', label: 'Is at most', word: 'is at most' },
    (value, bound) => value <= bound,
    sql`<=`,
  ),
  between: operator({
    name: 'between',
    label: 'Is between',
    word: 'is between',
    types: NUMBERS,
    operand: 'range',
    test(value, operand) {
      const { from, to } = rangeOf(operand)
      return Number(value) >= Number(from) && Number(value) <= Number(to)
    },
    sql(column, operand) {
      const { from, to } = rangeOf(operand)
      return sql`${column} between ${parameter(Number(from))} and ${parameter(Number(to))}`
    },
  }),
  before: operator({
    name: 'before',
    label: 'Is before',
    word: 'is before',
    types: ['date'],
    operand: 'value',
    test: (value, operand) => sortable(value) < sortable(operand),
    sql: (column, operand) => sql`${column} < ${String(operand)}::text::timestamptz`,
  }),
  after: operator({
    name: 'after',
    label: 'Is after',
    word: 'is after',
    types: ['date'],
    operand: 'value',
    test: (value, operand) => sortable(value) > sortable(operand),
    sql: (column, operand) => sql`${column} > ${String(operand)}::text::timestamptz`,
  }),
  // Days are days in UTC, as a bare date is stored as midnight UTC.
  'on-day': operator({
    name: 'on-day',
    label: 'Is on',
    word: 'is on',
    types: ['date'],
    operand: 'value',
    test: (value, operand) => dayOf(value) === operand,
    sql: (column, operand) => withinDays(column, operand, operand),
  }),
  'between-dates': operator({
    name: 'between-dates',
    label: 'Is between the days',
    word: 'is between the days',
    types: ['date'],
    operand: 'range',
    test(value, operand) {
      const { from, to } = rangeOf(operand)
      return dayOf(value) >= String(from) && dayOf(value) <= String(to)
    },
    sql(column, operand) {
      const { from, to } = rangeOf(operand)
      return withinDays(column, from, to)
    },
  }),
  'is-true': operator({
    name: 'is-true',
    label: 'Is true',
    word: 'is true',
    types: ['boolean'],
    operand: 'none',
    test: (value) => value === true,
    sql: (column) => column,
  }),
  'is-false': operator({
    name: 'is-false',
    label: 'Is false',
    word: 'is false',
    types: ['boolean'],
    operand: 'none',
    test: (value) => value === false,
    sql: (column) => sql`not ${column}`,
  }),
  'has-option': options(
    { name: 'has-option', label: 'Has', word: 'has' },
    (has, ids) => ids.every(has),
    sql`?&`,
    'value',
  ),
  'has-any-option': hasAnyOption,
  'has-all-options': options(
    { name: 'has-all-options', label: 'Has all of', word: 'has all of' },
    (has, ids) => ids.every(has),
    sql`?&`,
  ),
  'has-none': opposite(hasAnyOption, { name: 'has-none', label: 'Has none of', word: 'has none of' }),
  'has-value': hasValue,
  'is-empty': opposite(hasValue, { name: 'is-empty', label: 'Is empty', word: 'is empty' }),
}

export function isOperatorName(name: string): name is OperatorName {
  return Object.hasOwn(OPERATORS, name)
}

/** The operators that a condition on a field of this type can choose from, in the order of the picker. */
export function operatorsFor(type: FieldTypeName): Operator[] {
  return Object.values(OPERATORS).filter(({ types }) => types.includes(type))
}

/** By way of text: the driver would otherwise choose a serialiser by the cast, and its one for dates drops microseconds. */
function parameter(value: Scalar): SQL {
  if (typeof value === 'number') return sql`${String(value)}::text::numeric`
  return typeof value === 'boolean' ? sql`${String(value)}::text::boolean` : sql`${value}::text`
}

function arrayOf(texts: string[]): SQL {
  return sql`array[${sql.join(texts.map(parameter), sql`, `)}]::text[]`
}

function withinDays(column: SQL, from: Operand, to: Operand): SQL {
  const first = sql`(${String(from)}::text::timestamp at time zone 'UTC')`
  const end = sql`((${String(to)}::text::timestamp + interval '1 day') at time zone 'UTC')`
  return sql`(${column} >= ${first} and ${column} < ${end})`
}

const sortable = (instant: unknown): string => String(instant).slice(0, -1)
const dayOf = (instant: unknown): string => String(instant).slice(0, 10)

function scalarOf(operand: Operand): Scalar {
  if (operand === undefined || typeof operand === 'object') throw misused(operand)
  return operand
}

function listOf(operand: Operand): Scalar[] {
  if (Array.isArray(operand)) return operand
  return [scalarOf(operand)]
}

function rangeOf(operand: Operand): { from: Scalar; to: Scalar } {
  if (typeof operand !== 'object' || Array.isArray(operand)) throw misused(operand)
  return operand
}

/** An operand that did not come through `operandSchema`: a fault of ours, not of an owner. */
function misused(operand: Operand): TypeError {
  return new TypeError(`an operator was given ${typeof operand}, which operandSchema does not return for it`)
}
