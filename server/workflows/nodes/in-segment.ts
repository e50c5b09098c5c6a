import { z } from 'zod'
import { defineNode } from '../define-node'
import { segmentProblem } from '../segment-problem'

const CHOOSE = 'Choose the segment.'

/** Two ways on, by whether the contact is in a segment when it comes here. */
export const inSegment = defineNode({
  type: 'in-segment',
  kind: 'condition',
  label: 'In segment',
  description: 'Goes on by "yes" where the contact is in the segment, else by "no".',
  settings: z.object({ segmentId: z.uuid({ error: CHOOSE }) }),
  exits: ['yes', 'no'],
  uses: ({ segmentId }) => [{ segmentId }],
  problems: ({ segmentId }, graph) => segmentProblem(segmentId, graph),
  run: ({ segmentId }, { memberships }) => ({ effects: [], take: memberships.has(segmentId) ? 'yes' : 'no' }),
})
