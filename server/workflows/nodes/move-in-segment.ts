import { z } from 'zod'
import { defineNode } from '../define-node'
import { segmentProblem } from '../segment-problem'

const settings = z.object({ segmentId: z.uuid({ error: 'Choose the segment.' }) })

/** Puts the contact into a static segment; one that is in it already stays. */
export const addToSegment = defineNode({
  type: 'add-to-segment',
  kind: 'action',
  label: 'Add to segment',
  description: 'Puts the contact into a static segment.',
  settings,
  exits: ['next'],
  uses: ({ segmentId }) => [{ segmentId }],
  problems: ({ segmentId }, graph) => segmentProblem(segmentId, graph, true),
  run: ({ segmentId }) => ({ effects: [{ type: 'move-in-segment', segmentId, move: 'entered' }], take: 'next' }),
})

/** Takes the contact out of a static segment. */
export const removeFromSegment = defineNode({
  type: 'remove-from-segment',
  kind: 'action',
  label: 'Remove from segment',
  description: 'Takes the contact out of a static segment.',
  settings,
  exits: ['next'],
  uses: ({ segmentId }) => [{ segmentId }],
  problems: ({ segmentId }, graph) => segmentProblem(segmentId, graph, true),
  run: ({ segmentId }) => ({ effects: [{ type: 'move-in-segment', segmentId, move: 'left' }], take: 'next' }),
})
