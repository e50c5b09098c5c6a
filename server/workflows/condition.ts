import type { FieldDefinition, FieldValue } from '@/server/fields/field-types'
import { operandSchema } from '@/server/fields/operand-schema'
import { isOperatorName, OPERATORS, operatorsFor } from '@/server/fields/operators'

/** An operator and what the owner wrote beside it, on one field. */
export type Condition = { operator: string; value?: unknown }

type Test = (value: FieldValue | undefined) => boolean

/** Settings are parsed once per version, so the operand of each is read once too. */
const tests = new WeakMap<Condition, { field: FieldDefinition; test: Test }>()

/** Whether the value of this field meets the condition. Without a field that exists none is met. */
export function holds(
  field: FieldDefinition | undefined,
  value: FieldValue | undefined,
  condition: Condition,
): boolean {
  if (!field) return false
  const known = tests.get(condition)
  const { test } = known?.field === field ? known : remember(field, condition)
  return test(value)
}

function remember(field: FieldDefinition, condition: Condition): { field: FieldDefinition; test: Test } {
  const entry = { field, test: compile(field, condition) }
  tests.set(condition, entry)
  return entry
}

function compile(field: FieldDefinition, { operator, value: operand }: Condition): Test {
  if (!isOperatorName(operator)) return () => false
  const read = operandSchema(operator, field).safeParse(operand)
  return read.success ? (value) => OPERATORS[operator].test(value, read.data, field) : () => false
}

/** Why the condition cannot be tested on this field, as a sentence to the owner; undefined where it can. */
export function conditionProblem(field: FieldDefinition, { operator, value }: Condition): string | undefined {
  const fitting = operatorsFor(field.type).map(({ name }) => name)
  if (!isOperatorName(operator) || !fitting.includes(operator))
    return `"${field.name}" has no condition "${operator}". It can: ${fitting.join(', ')}.`
  const read = operandSchema(operator, field).safeParse(value)
  const reason = read.success ? undefined : read.error.issues[0]?.message
  return reason && `The value beside "${field.name}" does not fit: ${reason}.`
}

/** "Total is more than 50, and it was 20": a condition with the value that met it. */
export function sentenceOf(
  field: FieldDefinition | undefined,
  value: unknown,
  { operator, value: operand }: Condition,
): string {
  const word = isOperatorName(operator) ? OPERATORS[operator].word : operator
  const beside = operand === undefined || operand === null ? '' : ` ${textOf(operand)}`
  return `${field?.name ?? 'a field that is not there'} ${word}${beside}, and it was ${value === undefined ? 'empty' : textOf(value)}`
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
