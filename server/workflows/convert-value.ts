import { FIELD_TYPES, type FieldDefinition, type FieldTypeName, type Reading } from '@/server/fields/field-types'

/**
 * Which types a value of each type can be written to. `always`: nothing is lost. `checked`: value by value; one that
 * does not fit is an error on its assignment, and the field stays as it was.
 */
export const CONVERSIONS: Record<
  FieldTypeName,
  { always: readonly FieldTypeName[]; checked: readonly FieldTypeName[] }
> = {
  text: { always: ['text'], checked: ['email', 'phone', 'integer', 'decimal', 'boolean', 'date', 'radio', 'checkbox'] },
  email: { always: ['email', 'text'], checked: [] },
  phone: { always: ['phone', 'text'], checked: [] },
  integer: { always: ['integer', 'decimal', 'text'], checked: ['phone', 'boolean', 'date', 'radio'] },
  decimal: { always: ['decimal', 'text'], checked: ['integer'] },
  boolean: { always: ['boolean', 'text'], checked: [] },
  date: { always: ['date', 'text'], checked: [] },
  radio: { always: ['text'], checked: ['radio', 'checkbox'] },
  checkbox: { always: ['text'], checked: ['checkbox'] },
}

/** A value of any field type (or a literal) as a value of this field; the reason where it does not fit. Never throws. */
export function convertValue(value: unknown, field: FieldDefinition): Reading {
  const given = field.type === 'text' ? canonicalText(value) : asReadable(value, field.type)
  return FIELD_TYPES[field.type].read(given, field, 'lenient')
}

/** Numbers by their shortest digits, options by their ids. */
function canonicalText(value: unknown): unknown {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.join(', ')
  return value
}

function asReadable(value: unknown, type: FieldTypeName): unknown {
  return type === 'phone' && typeof value === 'number' ? String(value) : value
}

/** Why a value of one field cannot be written to another, with what can be done; undefined where it can. */
export function explainMismatch(from: FieldDefinition, to: FieldDefinition): string | undefined {
  const { always, checked } = CONVERSIONS[from.type]
  const possible = [...always, ...checked]
  if (possible.includes(to.type)) return undefined
  const names = possible.map((type) => FIELD_TYPES[type].label)
  return (
    `"${from.name}" (${FIELD_TYPES[from.type].label}) cannot be written to "${to.name}" (${FIELD_TYPES[to.type].label}). ` +
    `It can be converted to: ${names.join(', ')}. Choose such a field or another value.`
  )
}
