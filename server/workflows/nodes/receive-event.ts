import { z } from 'zod'
import { defineNode } from '../define-node'
import { entryLimits, entrySettings, shutByEntry } from '../entry'
import { filterProblems, gateSettings, shutByGate } from '../event-gate'

const CHOOSE = 'Choose the event that starts the workflow.'

/** The trigger of every custom event type. All conditions of the filter must hold. */
export const receiveEvent = defineNode({
  type: 'receive-event',
  kind: 'trigger',
  label: 'Receive data',
  description: 'Starts when an event of a custom integration is received.',
  settings: z.object({
    eventTypeId: z.uuid({ error: CHOOSE }),
    ...entrySettings,
    ...gateSettings,
  }),
  exits: ['next'],
  listensTo: ({ eventTypeId }) => eventTypeId,
  brings: ({ eventTypeId }) => ({ eventTypeId, exit: 'next' }),
  entryLimits,
  uses: ({ eventTypeId, filter }) => [{ eventTypeId }, ...filter.map(({ field }) => ({ eventTypeId, field }))],
  problems({ eventTypeId, filter }, { eventTypes }) {
    const eventType = eventTypes.get(eventTypeId)
    if (!eventType) return ['This event does not exist any more. Choose another.']
    return filterProblems(filter, eventType)
  },
  shut: (settings, scope, entered) => shutByGate(settings, scope) ?? shutByEntry(settings, entered),
  run: () => ({ effects: [], take: 'next' }),
})
