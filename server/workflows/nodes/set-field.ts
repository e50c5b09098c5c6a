import { z } from 'zod'
import { ASSIGNMENT_OPERATOR_NAMES, ASSIGNMENT_OPERATORS, fitsType } from '../assignment-operators'
import { convertValue, explainMismatch } from '../convert-value'
import { defineNode, type FieldEffect, type Reference } from '../define-node'
import { fieldOfSource, type GraphScope } from '../graph-scope'
import { evaluate } from '../scope'
import { type Source, sourceSchema } from '../source'

const assignmentSchema = z.object({
  field: z.string({ error: 'Choose the contact field.' }).min(1, 'Choose the contact field.').max(150),
  operator: z.enum(ASSIGNMENT_OPERATOR_NAMES, { error: 'Choose how the field changes.' }).default('set'),
  source: sourceSchema.optional(),
})
type Assignment = z.infer<typeof assignmentSchema>

/** Copies values onto the contact. All sources are read before the first is written, so the order of the assignments does not matter. */
export const setField = defineNode({
  type: 'set-field',
  kind: 'action',
  label: 'Set field',
  description: 'Writes values of the event, of the contact or of your own to fields of the contact.',
  settings: z.object({
    assignments: z
      .array(assignmentSchema, { error: 'Add at least one assignment.' })
      .min(1, 'Add at least one assignment.')
      .max(100),
    /** An older event never overwrites what a newer one wrote. */
    keepNewer: z.boolean().default(true),
  }),
  exits: ['next'],
  uses: ({ assignments }) =>
    assignments.flatMap(({ field, source }): Reference[] => [{ contactField: field }, ...referencesOf(source)]),
  problems: ({ assignments }, graph) => assignments.flatMap((assignment) => problemOf(assignment, graph) ?? []),
  run: ({ assignments, keepNewer }, scope) => ({
    effects: assignments.map(
      ({ field, operator, source }): FieldEffect => ({
        type: 'set-contact-field',
        field,
        operator,
        value: source && evaluate(source, scope),
        keepNewer,
      }),
    ),
    take: 'next',
  }),
})

export function referencesOf(source: Source | undefined): Reference[] {
  if (source?.from === 'event') return [{ node: source.node, field: source.field }]
  return source?.from === 'contact' ? [{ contactField: source.field }] : []
}

function problemOf({ field, operator, source }: Assignment, graph: GraphScope): string | undefined {
  const target = graph.contactFields.get(field)
  if (!target) return `There is no contact field "${field}". Choose another.`
  if (target.isReadOnly)
    return `"${target.name}" is kept by the product and cannot be set. Choose another contact field.`
  if (!fitsType(operator, target.type)) {
    const possible = ASSIGNMENT_OPERATOR_NAMES.filter((name) => fitsType(name, target.type))
    const labels = possible.map((name) => ASSIGNMENT_OPERATORS[name].label)
    return `"${ASSIGNMENT_OPERATORS[operator].label}" does not fit "${target.name}". It can: ${labels.join(', ')}.`
  }
  if (operator === 'clear') return undefined
  if (!source) return `Choose the value for "${target.name}".`
  if (source.from !== 'literal') {
    const found = fieldOfSource(source, graph)
    return 'reason' in found ? found.reason : explainMismatch(found.field, target)
  }
  if (source.value === undefined || source.value === null)
    return `Give a value for "${target.name}", or choose "clear" to empty it.`
  const reading = convertValue(source.value, target)
  return reading.ok ? undefined : `The value for "${target.name}" does not fit: ${reading.reason}.`
}
