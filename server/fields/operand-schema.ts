import { z } from 'zod'
import { isDay, readDate } from '@/server/fields/date'
import { FIELD_TYPES, type FieldDefinition, type FieldTypeName, type FieldValue } from '@/server/fields/field-types'
import { OPERATORS, type Operand, type OperatorName } from '@/server/fields/operators'
import { received, unstorable } from '@/server/fields/received'

const LIST_MAX = 1000
const TEXT_CHARACTERS_MAX = 1000

/** A checkbox is compared option by option, and an integer may be compared with a fraction. */
const COMPARED_AS: Partial<Record<FieldTypeName, FieldTypeName>> = { checkbox: 'radio', integer: 'decimal' }

type Read = { ok: true; value: FieldValue } | { ok: false; reason: string }
type Reader = (value: unknown) => Read

/**
 * What an owner may write beside this operator on this field, with the reason in the words of all reasons. Returns it as
 * the field's values are stored (an email lower-cased, a phone in E.164, a date in UTC), which `test` and `sql` rely on.
 */
export function operandSchema(operator: OperatorName, field: FieldDefinition): z.ZodType<Operand> {
  const { operand, types, label } = OPERATORS[operator]
  if (!types.includes(field.type)) {
    const message = `"${label}" does not fit a field of type ${FIELD_TYPES[field.type].label}`
    return z.unknown().transform((_, ctx) => refuse(ctx, message))
  }
  const read = readerOf(operator, field)
  switch (operand) {
    case 'none':
      return z.unknown().transform(() => undefined)
    case 'value':
      return z.unknown().transform((value, ctx) => scalarOf(read, value, ctx))
    case 'list':
      return z.unknown().transform((value, ctx) => listOf(read, value, ctx))
    case 'range':
      return z.unknown().transform((value, ctx) => rangeOf(read, value, ctx))
  }
}

function readerOf(operator: OperatorName, field: FieldDefinition): Reader {
  switch (operator) {
    case 'contains':
    case 'not-contains':
    case 'starts-with':
    case 'ends-with':
      return readPart
    case 'on-day':
    case 'between-dates':
      return readDay
    case 'before':
    case 'after':
      return (value) => readDate(value, false)
    default: {
      const type = FIELD_TYPES[COMPARED_AS[field.type] ?? field.type]
      return (value) => type.read(value, field, 'lenient')
    }
  }
}

function readPart(value: unknown): Read {
  const isText = typeof value === 'string' && value !== '' && value.length <= TEXT_CHARACTERS_MAX
  if (isText && unstorable(value) === undefined) return { ok: true, value }
  return { ok: false, reason: `expected a text of 1 to ${TEXT_CHARACTERS_MAX} characters, received ${received(value)}` }
}

function readDay(value: unknown): Read {
  if (typeof value === 'string' && isDay(value)) return { ok: true, value }
  return { ok: false, reason: `expected a day such as 2026-01-31, received ${received(value)}` }
}

type Scalar = string | number | boolean

function scalarOf(read: Reader, value: unknown, ctx: z.RefinementCtx, path: (string | number)[] = []): Scalar {
  if (value === undefined || value === null) return refuse(ctx, `expected a value, received ${received(value)}`, path)
  const reading = read(value)
  if (!reading.ok) return refuse(ctx, reading.reason, path)
  if (Array.isArray(reading.value)) return refuse(ctx, `expected one value, received ${received(value)}`, path)
  return reading.value
}

function listOf(read: Reader, value: unknown, ctx: z.RefinementCtx): Scalar[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > LIST_MAX) {
    return refuse(ctx, `expected an array of 1 to ${LIST_MAX} values, received ${received(value)}`)
  }
  return value.map((item, index) => scalarOf(read, item, ctx, [index]))
}

function rangeOf(read: Reader, value: unknown, ctx: z.RefinementCtx): { from: Scalar; to: Scalar } {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) {
    return refuse(ctx, `expected an object with "from" and "to", received ${received(value)}`)
  }
  const from = scalarOf(read, value.from, ctx, ['from'])
  const to = scalarOf(read, value.to, ctx, ['to'])
  if (from > to) return refuse(ctx, 'expected "from" not to be after "to"', ['from'])
  return { from, to }
}

function refuse(ctx: z.RefinementCtx, message: string, path: (string | number)[] = []): never {
  ctx.addIssue({ code: 'custom', message, path })
  return z.NEVER
}
