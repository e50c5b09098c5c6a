import { z } from 'zod'
import { defineNode, moveKey } from '../define-node'
import { entryLimits, entrySettings, shutByEntry } from '../entry'
import { segmentProblem } from '../segment-problem'

const settings = z.object({ segmentId: z.uuid({ error: 'Choose the segment.' }), ...entrySettings })

/**
 * The two triggers of a segment. A contact that the owner's own edit of the segment brings in or out starts nothing: only
 * what happens to a contact does.
 */
const onMove = (move: 'entered' | 'left', text: { label: string; description: string }) =>
  defineNode({
    ...{ type: `segment-${move}`, kind: 'trigger', ...text, settings, exits: ['next'] },
    listensTo: ({ segmentId }) => moveKey(move, segmentId),
    entryLimits,
    uses: ({ segmentId }) => [{ segmentId, startsOnMove: move }],
    problems: ({ segmentId }, graph) => segmentProblem(segmentId, graph),
    shut: (given, _, entered) => shutByEntry(given, entered),
    run: () => ({ effects: [], take: 'next' }),
  })

export const segmentEntered = onMove('entered', {
  label: 'Segment entered',
  description: 'Starts when a contact enters a segment.',
})
export const segmentLeft = onMove('left', {
  label: 'Segment left',
  description: 'Starts when a contact leaves a segment.',
})
