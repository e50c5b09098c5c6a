import { z } from 'zod'
import type { FieldValue } from '@/server/fields/field-types'
import { whereSchema } from '@/server/segments/schema'
import { conditionProblem, holds } from '../condition'
import { convertValue, explainMismatch } from '../convert-value'
import { defineNode } from '../define-node'
import { durationSchema } from '../duration'
import { fieldOfSource } from '../graph-scope'
import { readField } from '../scope'
import { fieldSourceSchema } from '../source'
import { referencesOf } from './set-field'
import { wakeAt } from './wait'

const settings = z.object({
  eventTypeId: z.uuid({ error: 'Choose the event that it waits for.' }),
  /** All of these conditions must hold for the event. */
  where: z.array(whereSchema).max(20).default([]),
  /** Fields of the event that must be the same as a value that is known: the number of the order that was placed. */
  same: z
    .array(z.object({ field: z.string().min(1).max(150), source: fieldSourceSchema }))
    .max(10)
    .default([]),
  timeout: durationSchema,
})

/** Holds a contact until another event of it comes, for so long at most. Behind *received* the event's fields can be read. */
export const waitForEvent = defineNode({
  type: 'wait-for-event',
  kind: 'flow',
  label: 'Wait for event',
  description: 'Holds the contact until an event of it is received, by "timeout" when it does not come in time.',
  settings,
  exits: ['received', 'timeout'],
  exitWhenOver: (came) => (came ? 'received' : 'timeout'),
  brings: ({ eventTypeId }) => ({ eventTypeId, exit: 'received' }),
  uses: ({ eventTypeId, where, same }) => [
    { eventTypeId },
    ...[...where, ...same].map(({ field }) => ({ eventTypeId, field })),
    ...same.flatMap(({ source }) => referencesOf(source)),
  ],
  problems({ eventTypeId, where, same }, graph) {
    const eventType = graph.eventTypes.get(eventTypeId)
    if (!eventType) return ['This event does not exist any more. Choose another.']
    const missing = (field: string) => `The event "${eventType.name}" has no field "${field}".`
    const ofWhere = where.flatMap((condition) => {
      const field = eventType.fields.get(condition.field)
      return field ? (conditionProblem(field, condition) ?? []) : [missing(condition.field)]
    })
    const ofSame = same.flatMap(({ field: id, source }) => {
      const field = eventType.fields.get(id)
      if (!field) return [missing(id)]
      const found = fieldOfSource(source, graph)
      return 'reason' in found ? [found.reason] : (explainMismatch(found.field, field) ?? [])
    })
    return [...ofWhere, ...ofSame]
  },
  run({ eventTypeId, same, timeout }, scope) {
    const values = same.map(({ field, source }): [string, FieldValue | undefined] => [field, readField(source, scope)])
    const absent = values.find(([, value]) => value === undefined)
    if (absent) {
      const error = `nothing is known that "${absent[0]}" could be the same as: the run ends here`
      return { effects: [], take: null, error }
    }
    const known = Object.fromEntries(values) as Record<string, FieldValue> // the absent ones ended it
    return {
      ...{ effects: [], take: 'timeout', waitsUntil: wakeAt({ for: timeout }, scope.now, scope.timeZone) },
      waitsFor: { eventTypeId, ...(same.length > 0 && { same: known }) },
    }
  },
  isAwaited({ where }, { values }, fields, { waitsFor }) {
    return (
      where.every((condition) => holds(fields[condition.field], values[condition.field], condition)) &&
      Object.entries(waitsFor?.same ?? {}).every(([id, value]) => {
        const field = fields[id]
        const expected = field && convertValue(value, field)
        return expected?.ok === true && JSON.stringify(expected.value) === JSON.stringify(values[id])
      })
    )
  },
})
