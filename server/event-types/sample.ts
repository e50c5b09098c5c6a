import type { EventDefinition } from '@/server/events/read-values'
import { FIELD_TYPES, type FieldDefinition, type FieldValue } from '@/server/fields/field-types'
import { parsePointer } from '@/server/fields/json-pointer'
import { pointerOf, relativePointerOf } from '@/server/fields/pointer-of'
import { type PointerNode, pointerTree } from './pointer-tree'
import { RECEIVE_CONTEXTS } from './receive-contexts'

/** What field names of shops suggest, tried in order; texts only, as other types have their own samples. */
const TEXTS: [RegExp, string][] = [
  [/sur ?name|last.?name|apellido/i, 'García'],
  [/name|nombre/i, 'Ana'],
  [/city|ciudad/i, 'Valencia'],
  [/country|pa[ií]s/i, 'ES'],
  [/currency|moneda/i, 'EUR'],
  [/sku|product|producto/i, 'TSHIRT-RED-M'],
  [/order|pedido|number|n[uú]mero/i, '10042'],
  [/url|link|enlace/i, 'https://example.com/orders/10042'],
  [/status|estado/i, 'shipped'],
]

/** A realistic body that the definition takes: for snippets, the Postman collection and the test event. Never changes by itself. */
export function sampleOf(definition: EventDefinition): Record<string, unknown> {
  const { pointers } = RECEIVE_CONTEXTS[definition.receiveContext]
  const element = definition.fanOut && [...(parsePointer(definition.fanOut.pointer) ?? []), '0']
  const places = definition.fields.map((field) => {
    const relative = element && relativePointerOf(field)
    return { tokens: relative ? [...element, ...relative] : pointerOf(field, pointers), leaf: field }
  })
  // Required fields first: where two pointers exclude each other, the required one is shown.
  const requiredFirst = places.toSorted((a, b) => Number(b.leaf.required ?? false) - Number(a.leaf.required ?? false))
  // The root of a pointer tree is an object.
  const body = bodyOf(pointerTree(requiredFirst)) as Record<string, unknown>
  return element && !places.some(({ leaf }) => relativePointerOf(leaf)) ? withElement(body, element) : body
}

/** The array of a fan-out that no field reads into still has an element. */
function withElement(body: Record<string, unknown>, element: string[]): Record<string, unknown> {
  let at = body
  for (const token of element.slice(0, -2)) {
    const inner = at[token]
    if (typeof inner !== 'object' || inner === null) at[token] = {}
    at = at[token] as Record<string, unknown> // made or found just above
  }
  const last = element.at(-2)
  if (last !== undefined && !Array.isArray(at[last])) at[last] = [{}]
  return body
}

function bodyOf(node: PointerNode<FieldDefinition>): unknown {
  switch (node.kind) {
    case 'leaf':
      return sampleValue(node.leaf)
    case 'array':
      return node.items.map((item) => (item ? bodyOf(item) : null))
    case 'object':
      return Object.fromEntries([...node.members].map(([key, member]) => [key, bodyOf(member)]))
  }
}

function sampleValue(field: FieldDefinition): FieldValue {
  if (field.type !== 'text') return FIELD_TYPES[field.type].sample(field)
  const words = `${field.name} ${field.id}`
  return TEXTS.find(([pattern]) => pattern.test(words))?.[1] ?? FIELD_TYPES.text.sample(field)
}
