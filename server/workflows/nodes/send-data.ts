import { z } from 'zod'
import type { FieldDefinition, FieldValue } from '@/server/fields/field-types'
import { convertValue, explainMismatch } from '../convert-value'
import { defineNode, type Reference } from '../define-node'
import { fieldOfSource, type GraphScope } from '../graph-scope'
import { evaluate, type Scope } from '../scope'
import { type Source, sourceSchema } from '../source'
import { referencesOf } from './set-field'

/** As much as an event may bring; one long value can be put into many fields. */
const CHARACTERS_MAX = 524_288

type Sources = Readonly<Record<string, Source>>

/** Sends data to another system: an event type of category `send`, its fields filled from the event, the contact or by hand. */
export const sendData = defineNode({
  type: 'send-data',
  kind: 'action',
  label: 'Send data',
  description: 'Sends values of the event, of the contact or of your own to another system.',
  settings: z.object({
    eventTypeId: z.uuid({ error: 'Choose what is sent.' }),
    /** By field of the event type; a field that is left out is not sent. */
    values: z.record(z.string().min(1).max(150), sourceSchema).default({}),
  }),
  exits: ['next'],
  uses: ({ eventTypeId, values }) => [
    { eventTypeId },
    ...Object.entries(values).flatMap(([field, source]): Reference[] => [
      { eventTypeId, field },
      ...referencesOf(source),
    ]),
  ],
  problems({ eventTypeId, values }, graph) {
    const eventType = graph.sendTypes.get(eventTypeId)
    if (!eventType) return ['What this sends does not exist any more. Choose another.']
    const unknown = Object.keys(values).filter((id) => !eventType.fields.has(id))
    return [
      ...unknown.map((id) => `"${eventType.name}" has no field "${id}". Remove its value.`),
      ...[...eventType.fields.values()].flatMap((field) => problemOf(field, own(values, field.id), graph) ?? []),
    ]
  },
  run({ eventTypeId, values }, scope) {
    const fields = own(scope.sendTypes, eventTypeId)?.fields
    if (!fields) return { effects: [], take: 'next', error: 'what it sends does not exist any more' }
    const { ready, faults } = evaluated(Object.values(fields), values, scope)
    if (faults.length > 0) return { effects: [], take: 'next', error: `nothing was sent: ${faults.join('; ')}` }
    return { effects: [{ type: 'send-data', eventTypeId, values: ready }], take: 'next' }
  },
})

/** Ids are an owner's: what a prototype lends is no value. */
const own = <T>(values: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(values, id) ? values[id] : undefined

function problemOf(field: FieldDefinition, source: Source | undefined, graph: GraphScope): string | undefined {
  const missing = `"${field.name}" is required: choose its value.`
  if (!source) return field.required ? missing : undefined
  if (source.from !== 'literal') {
    const found = fieldOfSource(source, graph)
    return 'reason' in found ? found.reason : explainMismatch(found.field, field)
  }
  if (source.value === undefined || source.value === null) return field.required ? missing : undefined
  const reading = convertValue(source.value, field)
  return reading.ok ? undefined : `The value for "${field.name}" does not fit: ${reading.reason}.`
}

/** The values that are sent, or in words why none is: all faults at once. */
function evaluated(fields: readonly FieldDefinition[], values: Sources, scope: Scope) {
  const ready: Record<string, FieldValue> = {}
  const faults: string[] = []
  for (const field of fields) {
    const source = own(values, field.id)
    const value = source && evaluate(source, scope)
    if (value === undefined || value === null) {
      if (field.required) faults.push(`"${field.name}" is required, and there is no value`)
      continue
    }
    const reading = convertValue(value, field)
    if (reading.ok) ready[field.id] = reading.value
    else faults.push(`"${field.name}": ${reading.reason}`)
  }
  if (JSON.stringify(ready).length > CHARACTERS_MAX) faults.push('its values are longer than 512 KB together')
  return { ready, faults }
}
