import { z } from 'zod'
import { conditionProblem, holds } from '../condition'
import { defineNode } from '../define-node'
import { fieldOfSource } from '../graph-scope'
import { definitionOf, evaluate } from '../scope'
import { sourceSchema } from '../source'
import { referencesOf } from './set-field'

/** Two ways on, by one condition on one value. */
export const checkValue = defineNode({
  type: 'check-value',
  kind: 'condition',
  label: 'Check value',
  description: 'Goes on by "yes" where a value of the event or of the contact meets a condition, else by "no".',
  settings: z.object({
    source: sourceSchema,
    operator: z.string({ error: 'Choose the condition.' }).min(1, 'Choose the condition.').max(40),
    value: z.unknown().optional(),
  }),
  exits: ['yes', 'no'],
  uses: ({ source }) => referencesOf(source),
  problems({ source, operator, value }, graph) {
    if (source.from === 'literal') return ['Choose a field of the event or of the contact to look at.']
    const found = fieldOfSource(source, graph)
    const reason = 'reason' in found ? found.reason : conditionProblem(found.field, { operator, value })
    return reason === undefined ? [] : [reason]
  },
  run({ source, operator, value: operand }, scope) {
    const value = evaluate(source, scope)
    const isMet = holds(definitionOf(source, scope), value, { operator, value: operand })
    return { effects: [], take: isMet ? 'yes' : 'no', looked: { value: value ?? null, operator, operand } }
  },
})
