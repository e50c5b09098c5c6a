import type { EventDefinition } from '@/server/events/read-values'
import { FIELD_TYPES, type FieldDefinition } from '@/server/fields/field-types'
import { pointerOf } from '@/server/fields/pointer-of'
import { type PointerNode, pointerTree } from './pointer-tree'
import { RECEIVE_CONTEXTS } from './receive-contexts'

export type JsonSchema = Record<string, unknown>

/**
 * JSON Schema 2020-12 of the body that a sender posts for this definition, nested as its pointers are. In tolerant
 * contexts it shows the exact types, which are the ones to send; what else converts is told in words.
 */
export function jsonSchemaOf(definition: EventDefinition): JsonSchema {
  const { pointers, unknownKeys, values } = RECEIVE_CONTEXTS[definition.receiveContext]
  const tree = pointerTree(definition.fields.map((field) => ({ tokens: pointerOf(field, pointers), leaf: field })))
  const schema = schemaOf(tree, unknownKeys === 'refuse')
  const description =
    values === 'lenient'
      ? { description: 'Values that convert without loss are taken too, such as "12.50" for a number.' }
      : {}
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema, ...description }
}

function schemaOf(node: PointerNode<FieldDefinition>, isClosed: boolean): JsonSchema {
  switch (node.kind) {
    case 'leaf':
      return fieldSchema(node.leaf)
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

function isRequired(node: PointerNode<FieldDefinition>): boolean {
  switch (node.kind) {
    case 'leaf':
      return node.leaf.required === true
    case 'array':
      return node.items.some((item) => item !== undefined && isRequired(item))
    case 'object':
      return [...node.members.values()].some(isRequired)
  }
}
