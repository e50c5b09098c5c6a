import type { EventDefinition } from '@/server/events/read-values'
import { FIELD_TYPES, type FieldDefinition } from '@/server/fields/field-types'
import { parsePointer } from '@/server/fields/json-pointer'
import { pointerOf, relativePointerOf } from '@/server/fields/pointer-of'
import { type PointerNode, pointerTree } from './pointer-tree'
import { RECEIVE_CONTEXTS } from './receive-contexts'

export type JsonSchema = Record<string, unknown>

/**
 * JSON Schema 2020-12 of the body that a sender posts for this definition, nested as its pointers are. In tolerant
 * contexts it shows the exact types, which are the ones to send; what else converts is told in words.
 */
export function jsonSchemaOf(definition: EventDefinition): JsonSchema {
  const { pointers, unknownKeys, values } = RECEIVE_CONTEXTS[definition.receiveContext]
  const isClosed = unknownKeys === 'refuse'
  const ofElement = definition.fields.filter((field) => definition.fanOut && relativePointerOf(field))
  const places: { tokens: readonly string[]; leaf: Leaf }[] = definition.fields
    .filter((field) => !ofElement.includes(field))
    .map((field) => ({ tokens: pointerOf(field, pointers), leaf: { field } }))
  if (definition.fanOut)
    places.unshift({ tokens: parsePointer(definition.fanOut.pointer) ?? [], leaf: { items: elementOf(ofElement) } })
  const schema = schemaOf(pointerTree(places), isClosed)
  const description =
    values === 'lenient'
      ? { description: 'Values that convert without loss are taken too, such as "12.50" for a number.' }
      : {}
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema, ...description }
}

/** What stands at a pointer: a field's value, or the array whose elements each become an event. */
type Leaf = { field: FieldDefinition } | { items: PointerNode<Leaf> }

function elementOf(fields: FieldDefinition[]): PointerNode<Leaf> {
  const whole = fields.find((field) => field.jsonPointerPath === '.')
  if (whole) return { kind: 'leaf', leaf: { field: whole } }
  return pointerTree(fields.map((field) => ({ tokens: relativePointerOf(field) ?? [], leaf: { field } })))
}

function schemaOf(node: PointerNode<Leaf>, isClosed: boolean): JsonSchema {
  switch (node.kind) {
    case 'leaf':
      return 'field' in node.leaf
        ? fieldSchema(node.leaf.field)
        : { type: 'array', items: schemaOf(node.leaf.items, isClosed) }
    case 'array': {
      const prefixItems = node.items.map((item) => (item ? schemaOf(item, isClosed) : true))
      const lastRequired = node.items.findLastIndex((item) => item !== undefined && isRequired(item))
      return { type: 'array', prefixItems, ...(lastRequired >= 0 ? { minItems: lastRequired + 1 } : {}) }
    }
    case 'object': {
      const members = [...node.members]
      const required = members.filter(([, member]) => isRequired(member)).map(([key]) => key)
      return {
        type: 'object',
        properties: Object.fromEntries(members.map(([key, member]) => [key, schemaOf(member, isClosed)])),
        ...(required.length > 0 ? { required } : {}),
        ...(isClosed ? { additionalProperties: false } : {}),
      }
    }
  }
}

function fieldSchema(field: FieldDefinition): JsonSchema {
  const schema = { title: field.name, ...FIELD_TYPES[field.type].jsonSchema(field) }
  // null counts as absent (contract §4), so only an optional field takes it.
  return field.required ? schema : { anyOf: [schema, { type: 'null' }] }
}

function isRequired(node: PointerNode<Leaf>): boolean {
  switch (node.kind) {
    case 'leaf':
      // A fan-out without its array is refused.
      return 'field' in node.leaf ? node.leaf.field.required === true : true
    case 'array':
      return node.items.some((item) => item !== undefined && isRequired(item))
    case 'object':
      return [...node.members.values()].some(isRequired)
  }
}
