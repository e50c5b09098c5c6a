import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import type { FieldTypeName } from '@/server/fields/field-types'
import { parsePointer } from '@/server/fields/json-pointer'
import { type FieldDraft, fieldIdOf, pointerOf } from './draft'

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

/** The field type that a received value most likely is. */
export function typeOfValue(value: unknown): FieldTypeName {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'decimal'
  const text = String(value)
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return 'email'
  if (/^\d{4}-\d\d-\d\d([T ]|$)/.test(text)) return 'date'
  if (/^\+\d[\d\s-]{6,}$/.test(text)) return 'phone'
  return 'text'
}
