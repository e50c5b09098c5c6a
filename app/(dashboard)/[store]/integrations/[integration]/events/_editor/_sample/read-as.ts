import { FIELD_TYPES, type FieldDefinition, type Reading, type ReadMode } from '@/server/fields/field-types'
import { LongNumber } from './long-number'

/** What a field makes of a value of a sample, by the reader that events are read with. */
export function readAs(value: unknown, field: FieldDefinition, mode: ReadMode): Reading {
  const reader = FIELD_TYPES[field.type]
  if (!(value instanceof LongNumber)) return reader.read(value, field, mode)
  const { digits } = value
  return reader.read(Number(digits), field, mode, () => digits)
}
