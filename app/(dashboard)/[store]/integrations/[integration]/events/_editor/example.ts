import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { fieldIdSchema } from '@/server/fields/field-id'
import type { FieldTypeName } from '@/server/fields/field-types'
import { parsePointer } from '@/server/fields/json-pointer'
import { type FieldDraft, fieldIdOf, newField, pointerOf } from './draft'

type Json = string | number | boolean | string[] | { [key: string]: Json }

const phones: Record<string, string> = { '34': '612345678', '1': '2015550123', '44': '7400123456', '33': '612345678' }

function exampleValue(field: FieldDraft): Json {
  const options = field.options.map(({ id, label }) => id || label)
  const values: Record<FieldTypeName, Json> = {
    ...{ text: field.name || 'text', email: 'ana@example.com', integer: 3, decimal: 59.9, boolean: true },
    phone: phones[field.defaultCountryCode] ?? '+34612345678',
    date: '2026-01-31T10:00:00Z',
    radio: options[0] ?? '',
    checkbox: options.slice(0, 1),
  }
  return values[field.type]
}

/** A body that the draft would take: keys at the root, or nested as the pointers of a webhook say. */
export function exampleOf(fields: readonly FieldDraft[], context: ReceiveContextName): { [key: string]: Json } {
  const body: { [key: string]: Json } = {}
  for (const field of fields) {
    if (!field.name && !field.id) continue
    const tokens = context === 'webhook' ? (parsePointer(pointerOf(field)) ?? []) : [fieldIdOf(field)]
    put(body, tokens, exampleValue(field))
  }
  return body
}

function put(into: { [key: string]: Json }, [first, ...rest]: string[], value: Json): void {
  if (first === undefined || first === '__proto__') return
  if (rest.length === 0) {
    into[first] = value
    return
  }
  const inner = into[first]
  const next = typeof inner === 'object' && !Array.isArray(inner) ? inner : {}
  into[first] = next
  put(next, rest, value)
}

const PHONE_KEY = /phone|mobile|telef|m[oó]vil|^tel$/i
const TIME_KEY = /(_at|At|date|time|fecha)$/
/** 2001 to 2286 in seconds, and the same in milliseconds. */
const isEpoch = (n: number) => (n >= 1e9 && n < 1e10) || (n >= 1e12 && n < 1e13)

/** The field type that a received value most likely is, also by the key it stands at. */
export function typeOfValue(value: unknown, key = ''): FieldTypeName {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return 'decimal'
    if (TIME_KEY.test(key) && isEpoch(value)) return 'date'
    // Longer ids lose digits as numbers.
    return Number.isSafeInteger(value) ? 'integer' : 'text'
  }
  const text = String(value)
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return 'email'
  if (/^\d{4}-\d\d-\d\d([T ]|$)/.test(text)) return 'date'
  if (/^\+\d[\d\s-]{6,}$/.test(text) || (PHONE_KEY.test(key) && /^[\d\s().-]{7,20}$/.test(text))) return 'phone'
  return /^-?\d+\.\d+$/.test(text) ? 'decimal' : 'text'
}

/** "shipped_at" and "shippedAt" → "Shipped at". */
function wordsOf(key: string): string {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\-./\s]+/g, ' ')
    .trim()
    .toLowerCase()
  return words === '' ? key : words.charAt(0).toUpperCase() + words.slice(1)
}

/** A field for the value at a pointer of a body. The Public API has no pointers: there the key itself is the id. */
export function fieldOfValue(
  pointer: string,
  value: unknown,
  fields: readonly FieldDraft[],
  context: ReceiveContextName,
): FieldDraft {
  const named = (parsePointer(pointer) ?? []).filter((token) => !/^\d+$/.test(token))
  const key = named.at(-1) ?? ''
  const type = typeOfValue(value, key)
  const isTaken = fields.some((field) => fieldIdOf(field) === fieldIdOf(newField({ name: wordsOf(key) })))
  const isKey = type === 'email' && context !== 'web' && !fields.some(({ isPrimaryKey }) => isPrimaryKey)
  return newField({
    // "name" of a customer and of a product: the second one takes its parent's word along.
    ...{ name: wordsOf(isTaken && context === 'webhook' ? named.slice(-2).join(' ') : key), type },
    ...{ isPrimaryKey: isKey, required: isKey },
    id: context !== 'webhook' && fieldIdSchema.safeParse(key).success ? key : '',
    jsonPointerPath: context === 'webhook' ? pointer : '',
    defaultCountryCode:
      type === 'phone' ? (fields.find((field) => field.defaultCountryCode)?.defaultCountryCode ?? '') : '',
  })
}
