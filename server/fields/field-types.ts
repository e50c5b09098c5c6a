import { readDate } from '@/server/fields/date'
import { readEmail } from '@/server/fields/email'
import { readDecimal, readInteger } from '@/server/fields/number'
import { readOption, readOptions } from '@/server/fields/option'
import { readPhone, samplePhone } from '@/server/fields/phone'
import { inQuotes, refuse, unstorable } from '@/server/fields/received'

export type FieldTypeName =
  | 'text'
  | 'email'
  | 'phone'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'radio'
  | 'checkbox'

export type FieldOption = { id: string; label: string }

/** The part of a definition that reading a value needs; event fields and contact fields both fit it. */
export type FieldDefinition = {
  id: string
  name: string
  type: FieldTypeName
  required?: boolean
  isPrimaryKey?: boolean
  /** Digits only, as in "34". */
  defaultCountryCode?: string | null
  options?: FieldOption[] | null
  /** In a fan-out, a pointer beginning with `./` is relative to the element. */
  jsonPointerPath?: string | null
  /** The mark before the fraction in the texts of numbers, where values are read leniently; a point unless told. */
  decimalMark?: ',' | null
}

export type FieldValue = string | number | boolean | string[]
export type Reading = { ok: true; value: FieldValue } | { ok: false; reason: string }

/** `strict`: exact JSON types. `lenient`: also what turns into them without loss (contract §4, row "values"). */
export type ReadMode = 'strict' | 'lenient'

/** The text of a JSON number as it was sent, where it is known: `1.50` is not `1.5`, and ids have more digits than doubles. */
export type NumberSource = () => string | undefined

export type FieldType = {
  name: FieldTypeName
  label: string
  /** What a definition of this type cannot do without. */
  needs?: 'options' | 'defaultCountryCode'
  sqlType: 'text' | 'numeric' | 'boolean' | 'timestamptz' | 'jsonb'
  /** `value` is neither undefined nor null: those are absent, and absence is the reader's business. */
  read(value: unknown, field: FieldDefinition, mode: ReadMode, source?: NumberSource): Reading
  /** JSON Schema 2020-12 of the value as a strict sender posts it. */
  jsonSchema(field: FieldDefinition): Record<string, unknown>
  /** A realistic value that `read` takes in both modes. */
  sample(field: FieldDefinition): FieldValue
}

/** The nine field types (contract §4). Validator, coercion, form, JSON Schema, SQL cast and operators are projections. */
export const FIELD_TYPES: Record<FieldTypeName, FieldType> = {
  text: {
    name: 'text',
    label: 'Text',
    sqlType: 'text',
    read(value, _field, mode, source) {
      const text = mode === 'lenient' ? textOfNumber(value, source) : value
      if (typeof text !== 'string') return refuse('text', value, inQuotes(value))
      const fault = unstorable(text)
      return fault === undefined ? { ok: true, value: text } : refuse('text', value, fault)
    },
    jsonSchema: () => ({ type: 'string' }),
    sample: () => 'Some text',
  },
  email: {
    name: 'email',
    label: 'Email',
    sqlType: 'text',
    read: (value) => readEmail(value),
    jsonSchema: () => ({ type: 'string', format: 'email', maxLength: 254 }),
    sample: () => 'ana@example.com',
  },
  phone: {
    name: 'phone',
    label: 'Phone',
    needs: 'defaultCountryCode',
    sqlType: 'text',
    read(value, field, mode, source) {
      return readPhone(mode === 'lenient' ? textOfNumber(value, source) : value, field.defaultCountryCode)
    },
    jsonSchema: (field) => ({
      type: 'string',
      description: `Phone number; without an international prefix it is read as +${field.defaultCountryCode ?? '…'}.`,
    }),
    sample: (field) => samplePhone(field.defaultCountryCode),
  },
  integer: {
    name: 'integer',
    label: 'Integer',
    sqlType: 'numeric',
    read: (value, field, mode, source) => readInteger(value, mode === 'lenient', source, field.decimalMark),
    jsonSchema: () => ({ type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
    sample: () => 3,
  },
  decimal: {
    name: 'decimal',
    label: 'Decimal',
    sqlType: 'numeric',
    read: (value, field, mode) => readDecimal(value, mode === 'lenient', field.decimalMark),
    jsonSchema: () => ({ type: 'number' }),
    sample: () => 59.9,
  },
  boolean: {
    name: 'boolean',
    label: 'Boolean',
    sqlType: 'boolean',
    read(value, _field, mode) {
      if (typeof value === 'boolean') return { ok: true, value }
      const truth = mode === 'lenient' ? truthOf(value) : undefined
      if (truth !== undefined) return { ok: true, value: truth }
      const hint = typeof value === 'string' && truthOf(value) !== undefined ? 'send it without quotes' : undefined
      return refuse('true or false', value, hint)
    },
    jsonSchema: () => ({ type: 'boolean' }),
    sample: () => true,
  },
  date: {
    name: 'date',
    label: 'Date',
    sqlType: 'timestamptz',
    read: (value, _field, mode) => readDate(value, mode === 'lenient'),
    jsonSchema: () => ({
      anyOf: [
        { type: 'string', format: 'date-time' },
        { type: 'string', format: 'date' },
      ],
    }),
    sample: () => '2026-01-31T10:00:00Z',
  },
  radio: {
    name: 'radio',
    label: 'Radio',
    needs: 'options',
    sqlType: 'text',
    read: (value, field, mode, source) => readOption(mode === 'lenient' ? textOfNumber(value, source) : value, field),
    jsonSchema: (field) => ({ type: 'string', enum: optionIds(field) }),
    sample: (field) => field.options?.[0]?.id ?? '',
  },
  checkbox: {
    name: 'checkbox',
    label: 'Checkbox',
    needs: 'options',
    sqlType: 'jsonb',
    read: (value, field, mode) => readOptions(mode === 'lenient' ? listOfTexts(value) : value, field),
    jsonSchema: (field) => ({ type: 'array', items: { type: 'string', enum: optionIds(field) }, uniqueItems: true }),
    sample: (field) => optionIds(field).slice(0, 2),
  },
}

const TRUTHS: Record<string, boolean> = { true: true, false: false, '1': true, '0': false }

function truthOf(value: unknown): boolean | undefined {
  if (value === 1 || value === 0) return value === 1
  if (typeof value !== 'string') return undefined
  const word = value.trim().toLowerCase()
  return Object.hasOwn(TRUTHS, word) ? TRUTHS[word] : undefined
}

/** A number by its source text, so that a 64-bit id keeps every digit; any other value as it is. */
function textOfNumber(value: unknown, source: NumberSource | undefined): unknown {
  if (typeof value !== 'number') return value
  return source?.() ?? (Number.isFinite(value) ? String(value) : value)
}

/** A form with one ticked box sends no array; option ids that are numbers elsewhere come as numbers. */
function listOfTexts(value: unknown): unknown {
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return value
  return value.map((item) => (Number.isSafeInteger(item) ? String(item) : item))
}

function optionIds(field: FieldDefinition): string[] {
  return (field.options ?? []).map((option) => option.id)
}
