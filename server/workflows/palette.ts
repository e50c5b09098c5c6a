import { z } from 'zod'
import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { FIELD_TYPES, type FieldDefinition, type FieldTypeName } from '@/server/fields/field-types'
import { operatorsFor } from '@/server/fields/operators'
import { ASSIGNMENT_OPERATOR_NAMES, ASSIGNMENT_OPERATORS, fitsType } from './assignment-operators'
import { CONVERSIONS } from './convert-value'
import type { NodeDefinition } from './define-node'
import { definitionsOf } from './definitions-of'
import type { SegmentName, WebContentName } from './graph-scope'
import { WORKFLOW_NODES } from './nodes'

/** All that the editor offers, as JSON: the registries reach the browser in no other way (house §3). */
export type Palette = {
  nodes: PaletteNode[]
  /** One trigger per custom event type, grouped by integration: "Trigger ERP: Order shipped"; then the one of page visits. */
  triggers: PaletteTrigger[]
  contactFields: (PaletteField & { isSystem: boolean; isReadOnly: boolean })[]
  segments: SegmentName[]
  webContents: WebContentName[]
  /** What *Send data* can send, grouped by integration. */
  sendTypes: PaletteSendType[]
  /** What *Set field* can do to a contact field of each type. */
  assignmentOperators: Record<FieldTypeName, { name: string; label: string; hasSource: boolean }[]>
  /** What *Check value* and filters can ask of a field of each type. */
  operators: Record<FieldTypeName, { name: string; label: string; word: string; operand: string }[]>
  /** To which types a value of each type can be written, `checked` where single values may not fit. */
  conversions: typeof CONVERSIONS
}

export type PaletteNode = Pick<NodeDefinition, 'type' | 'kind' | 'label' | 'description'> & {
  exits: string[]
  needsWebContext: boolean
  /** JSON Schema of its `config`, as it is written. */
  settings: Record<string, unknown>
}

export type PaletteField = Pick<FieldDefinition, 'id' | 'name' | 'type'> & {
  options: NonNullable<FieldDefinition['options']> | null
  defaultCountryCode: string | null
}

export type PaletteTrigger = {
  /** The node to add: all but `receive-event` listen to one event type without being told. */
  type: 'receive-event' | 'page-visit'
  label: string
  eventTypeId: string
  eventTypeName: string
  alias: string
  receiveContext: 'api' | 'webhook' | 'web'
  /** Null: the product's own. */
  integration: { id: string; name: string; color: string } | null
  fields: (PaletteField & { required: boolean })[]
}

export type PaletteSendType = Pick<PaletteTrigger, 'alias' | 'fields'> & {
  id: string
  name: string
  integration: NonNullable<PaletteTrigger['integration']>
}

export function palette(ctx: StoreContext): Promise<Palette> {
  return inStore(ctx.store.id, async (tx) => {
    const { eventTypes, sendTypes, contactFields, segments, webContents } = await definitionsOf(tx, ctx.store.id)
    return {
      nodes: [...WORKFLOW_NODES.values()].map(paletteNode),
      triggers: [...eventTypes.values()].map(({ id, name, alias, receiveContext, integration, fields }) => ({
        type: integration ? ('receive-event' as const) : ('page-visit' as const),
        label: integration ? `Trigger ${integration.name}: ${name}` : name,
        ...{ eventTypeId: id, eventTypeName: name, alias, receiveContext, integration },
        fields: fieldsOf(fields),
      })),
      contactFields: [...contactFields.values()].map((field) => ({
        ...paletteField(field),
        isSystem: field.isSystem,
        isReadOnly: field.isReadOnly,
      })),
      segments: [...segments.values()],
      webContents: [...webContents.values()],
      sendTypes: [...sendTypes.values()].map(({ fields, ...type }) => ({ ...type, fields: fieldsOf(fields) })),
      assignmentOperators: byType((type) =>
        ASSIGNMENT_OPERATOR_NAMES.filter((name) => fitsType(name, type)).map((name) => ({
          ...{ name, label: ASSIGNMENT_OPERATORS[name].label, hasSource: name !== 'clear' },
        })),
      ),
      operators: byType((type) =>
        operatorsFor(type).map(({ name, label, word, operand }) => ({ name, label, word, operand })),
      ),
      conversions: CONVERSIONS,
    }
  })
}

function paletteNode({
  type,
  kind,
  label,
  description,
  exits,
  needsWebContext = false,
  settings,
}: NodeDefinition): PaletteNode {
  const schema = z.toJSONSchema(settings, { io: 'input' })
  return { type, kind, label, description, exits: [...exits], needsWebContext, settings: schema }
}

function fieldsOf(fields: ReadonlyMap<string, FieldDefinition>): PaletteTrigger['fields'] {
  return [...fields.values()].map((field) => ({ ...paletteField(field), required: field.required ?? false }))
}

function paletteField({ id, name, type, options, defaultCountryCode }: FieldDefinition): PaletteField {
  return { id, name, type, options: options ?? null, defaultCountryCode: defaultCountryCode ?? null }
}

function byType<T>(make: (type: FieldTypeName) => T): Record<FieldTypeName, T> {
  const entries = Object.values(FIELD_TYPES).map(({ name }): [FieldTypeName, T] => [name, make(name)])
  return Object.fromEntries(entries) as Record<FieldTypeName, T> // FIELD_TYPES has every type name once
}
