import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { parsePointer } from '@/server/fields/json-pointer'
import { isRelative } from './_sample/element-pointer'
import { type EventDraft, fieldIdOf, pointerOf } from './draft'
import { exampleValue } from './example-value'

type Json = string | number | boolean | Json[] | { [key: string]: Json }

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
