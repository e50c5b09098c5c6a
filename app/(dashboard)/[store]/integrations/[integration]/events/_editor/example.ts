import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import type { FieldTypeName } from '@/server/fields/field-types'
import { parsePointer } from '@/server/fields/json-pointer'
import { isRelative } from './_sample/element-pointer'
import { type EventDraft, type FieldDraft, fieldIdOf, pointerOf } from './draft'

type Json = string | number | boolean | Json[] | { [key: string]: Json }

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

/** A body that the draft would take: keys at the root, or nested as the pointers of a webhook say, with one element of a fan-out. */
export function exampleOf(
  { fields, webhook }: Pick<EventDraft, 'fields' | 'webhook'>,
  context: ReceiveContextName,
): { [key: string]: Json } {
  const body: { [key: string]: Json } = {}
  const element: { [key: string]: Json } = {}
  let only: Json | undefined
  for (const field of fields) {
    if (!field.name && !field.id) continue
    const pointer = pointerOf(field)
    if (context === 'webhook' && pointer === '.') only = exampleValue(field)
    else if (context === 'webhook' && isRelative(pointer))
      put(element, parsePointer(pointer.slice(1)) ?? [], exampleValue(field))
    else put(body, context === 'webhook' ? (parsePointer(pointer) ?? []) : [fieldIdOf(field)], exampleValue(field))
  }
  if (context === 'webhook' && webhook.fanOut !== '') put(body, parsePointer(webhook.fanOut) ?? [], [only ?? element])
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
