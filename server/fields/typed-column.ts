import { type SQL, sql } from 'drizzle-orm'
import { FIELD_TYPES, type FieldTypeName } from '@/server/fields/field-types'
import { isStoredDate, STORED_DATE_PATTERN } from '@/server/fields/stored-date'

/**
 * The value of a field in a `jsonb` column as a typed expression, NULL when absent. What is stored there may be older than
 * the field's present type, so a value of another kind counts as absent instead of failing the cast; `isOfType` agrees.
 */
export function typedColumn(json: SQL, fieldId: string, type: FieldTypeName): SQL {
  const value = sql`(${json} -> ${fieldId}::text)`
  const text = sql`(${json} ->> ${fieldId}::text)`
  switch (FIELD_TYPES[type].sqlType) {
    case 'text':
      return sql`(case when jsonb_typeof(${value}) = 'string' then ${text} end)`
    case 'numeric':
      return sql`(case when jsonb_typeof(${value}) = 'number' then ${text}::numeric end)`
    case 'boolean':
      return sql`(case when jsonb_typeof(${value}) = 'boolean' then ${text}::boolean end)`
    case 'timestamptz':
      return sql`(case when jsonb_typeof(${value}) = 'string' and ${text} ~ ${STORED_DATE_PATTERN}::text then ${text}::timestamptz end)`
    case 'jsonb':
      return sql`(case when jsonb_typeof(${value}) = 'array' then ${value} end)`
  }
}

/** Whether a stored value is one that `typedColumn` would not make NULL. */
export function isOfType(value: unknown, type: FieldTypeName): boolean {
  switch (FIELD_TYPES[type].sqlType) {
    case 'text':
      return typeof value === 'string'
    case 'numeric':
      return typeof value === 'number'
    case 'boolean':
      return typeof value === 'boolean'
    case 'timestamptz':
      return typeof value === 'string' && isStoredDate(value)
    case 'jsonb':
      return Array.isArray(value)
  }
}
