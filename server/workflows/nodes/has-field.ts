import { z } from 'zod'
import { defineNode } from '../define-node'
import { fieldOfSource } from '../graph-scope'
import { readField } from '../scope'
import { fieldSourceSchema } from '../source'
import { referencesOf } from './set-field'

/** Two ways on, by whether a field has a value at all. */
export const hasField = defineNode({
  type: 'has-field',
  kind: 'condition',
  label: 'Has field',
  description: 'Goes on by "yes" where a field of the event or of the contact has a value, else by "no".',
  settings: z.object({ source: fieldSourceSchema }),
  exits: ['yes', 'no'],
  uses: ({ source }) => referencesOf(source),
  problems({ source }, graph) {
    const found = fieldOfSource(source, graph)
    return 'reason' in found ? [found.reason] : []
  },
  run({ source }, scope) {
    const value = readField(source, scope)
    const isThere = value !== undefined && (!Array.isArray(value) || value.length > 0)
    return { effects: [], take: isThere ? 'yes' : 'no', looked: { value: value ?? null, operator: 'has-value' } }
  },
})
