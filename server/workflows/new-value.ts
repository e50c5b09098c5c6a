import { FIELD_TYPES, type FieldDefinition, type FieldValue } from '@/server/fields/field-types'
import { type AssignmentOperator, fitsType } from './assignment-operators'
import { convertValue } from './convert-value'

/** `undefined` as the value: the field is empty afterwards. `absent`: there was nothing to write. */
export type NewValue = { value: FieldValue | undefined } | { absent: true } | { error: string }

/** What a field holds after an assignment. An absent number counts as 0, an absent text or list as empty. */
export function newValue(
  operator: AssignmentOperator,
  old: FieldValue | undefined,
  given: unknown,
  field: FieldDefinition,
): NewValue {
  if (!fitsType(operator, field.type))
    return { error: `"${operator}" does not fit the type ${FIELD_TYPES[field.type].label}` }
  if (operator === 'clear') return { value: undefined }
  if (given === undefined || given === null) return { absent: true }
  const operand = convertValue(given, field)
  if (!operand.ok) return { error: operand.reason }
  if (operator === 'set') return { value: operand.value }
  if (operator === 'add' || operator === 'subtract') {
    const result = sum(numberOf(old), numberOf(operand.value) * (operator === 'add' ? 1 : -1))
    const reading = FIELD_TYPES[field.type].read(result, field, 'strict')
    return reading.ok ? { value: reading.value } : { error: reading.reason }
  }
  if (field.type === 'text') return { value: `${old ?? ''}${operand.value}` }
  const list = listOf(old)
  const operands = listOf(operand.value)
  if (operator === 'append') return { value: [...list, ...operands.filter((id) => !list.includes(id))] }
  return { value: old === undefined ? undefined : list.filter((id) => !operands.includes(id)) }
}

const numberOf = (value: FieldValue | undefined): number => (typeof value === 'number' ? value : 0)
const listOf = (value: FieldValue | undefined): readonly string[] => (Array.isArray(value) ? value : [])

/** As on paper: 0.1 + 0.2 is 0.3. The sum of two decimals has no more places than the longer of them. */
function sum(a: number, b: number): number {
  const exact = a + b
  const places = Math.max(placesOf(a), placesOf(b))
  return places === 0 || places > 100 || !Number.isFinite(exact) ? exact : Number(exact.toFixed(places))
}

function placesOf(number: number): number {
  const [digits = '', power = '0'] = String(number).split('e')
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(power))
}
