import type { JsonSchema } from '@/server/event-types/json-schema'

/** The TypeScript name of a component. */
export type NameOf = (component: string) => string

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/
const SIMPLE: Record<string, string> = {
  ...{ string: 'string', number: 'number', integer: 'number', boolean: 'boolean', null: 'null' },
  ...{ object: 'Record<string, unknown>', array: 'unknown[]' },
}

export const keyText = (key: string): string => (IDENTIFIER.test(key) ? key : JSON.stringify(key))

/** What a schema of ours (JSON Schema 2020-12) holds, as a TypeScript type; what it cannot say is `unknown`. */
export function typeOfSchema(schema: unknown, nameOf: NameOf): string {
  if (typeof schema !== 'object' || schema === null) return 'unknown'
  const {
    $ref,
    const: constant,
    enum: values,
    oneOf,
    anyOf,
    allOf,
    not,
    type,
    properties,
    prefixItems,
    items,
  } = schema as JsonSchema // an object
  const inner = (part: unknown) => typeOfSchema(part, nameOf)
  if (typeof $ref === 'string') return nameOf($ref.slice($ref.lastIndexOf('/') + 1))
  if (not !== undefined) return 'undefined'
  if (constant !== undefined) return JSON.stringify(constant)
  if (Array.isArray(values)) return union(values.map((value) => JSON.stringify(value)))
  if (Array.isArray(oneOf)) return union(oneOf.map(inner))
  if (Array.isArray(anyOf)) return union(anyOf.map(inner))
  if (Array.isArray(allOf)) return `(${allOf.map(inner).join(' & ')})`
  if (Array.isArray(type)) return union(type.map((one) => inner({ ...schema, type: one })))
  if (type === 'array' && Array.isArray(prefixItems)) return tupleOf(schema as JsonSchema, inner)
  if (type === 'array' && items !== undefined) return `${bracketed(inner(items))}[]`
  if (type === 'object' && (properties !== undefined || 'additionalProperties' in schema))
    return objectOf(schema as JsonSchema, inner)
  return SIMPLE[String(type)] ?? 'unknown'
}

const bracketed = (text: string): string => (/[ |&]/.test(text) && !text.startsWith('(') ? `(${text})` : text)
const union = (parts: string[]): string => [...new Set(parts)].join(' | ') || 'never'

function tupleOf({ prefixItems, minItems = 0, items }: JsonSchema, inner: (part: unknown) => string): string {
  const places = (prefixItems as unknown[]).map((item, n) =>
    n < Number(minItems) ? inner(item) : `${bracketed(inner(item))}?`,
  ) // seen to be an array
  return `[${[...places, ...(items === false ? [] : ['...unknown[]'])].join(', ')}]`
}

function objectOf(
  { properties, required, additionalProperties }: JsonSchema,
  inner: (part: unknown) => string,
): string {
  const needed = new Set(Array.isArray(required) ? required : [])
  const members = Object.entries((properties ?? {}) as object).map(
    // of a schema always an object
    ([key, value]) => `${keyText(key)}${needed.has(key) ? '' : '?'}: ${inner(value)}`,
  )
  const isOpen = additionalProperties !== undefined && additionalProperties !== false
  // Beside named members an index must fit them all.
  if (isOpen)
    members.push(
      `[key: string]: ${members.length > 0 || additionalProperties === true ? 'unknown' : inner(additionalProperties)}`,
    )
  return members.length > 0 ? `{ ${members.join('; ')} }` : 'Record<string, never>'
}
