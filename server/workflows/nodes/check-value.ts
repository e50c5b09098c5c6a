import { z } from 'zod'
import { conditionProblem, holds } from '../condition'
import { defineNode } from '../define-node'
import { fieldOfSource } from '../graph-scope'
import { definitionOf, readField } from '../scope'
import { fieldSourceSchema } from '../source'
import { referencesOf } from './set-field'

/** Two ways on, by one condition on one value. */
export const checkValue = defineNode({
  type: 'check-value',
  kind: 'condition',
  label: 'Check value',
  description: 'Goes on by "yes" where a value of the event or of the contact meets a condition, else by "no".',
  settings: z.object({
    source: fieldSourceSchema,
    operator: z.string({ error: 'Choose the condition.' }).min(1, 'Choose the condition.').max(40),
    value: z.unknown().optional(),
  }),
  exits: ['yes', 'no'],
  uses: ({ source }) => referencesOf(source),
  problems(settings, graph) {
    const found = fieldOfSource(settings.source, graph)
    const reason = 'reason' in found ? found.reason : conditionProblem(found.field, settings)
    return reason === undefined ? [] : [reason]
  },
  run(settings, scope) {
    const { source, operator, value: operand } = settings
    const value = readField(source, scope)
    const isMet = holds(definitionOf(source, scope), value, settings)
    return { effects: [], take: isMet ? 'yes' : 'no', looked: { value: value ?? null, operator, operand } }
  },
})
