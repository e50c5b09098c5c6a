import { z } from 'zod'
import { whereSchema } from '@/server/segments/schema'
import { conditionProblem, holds, sentenceOf } from '../condition'
import { defineNode } from '../define-node'
import { entryLimits, entrySettings, shutByEntry } from '../entry'

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
    /** `verified`: an event whose email a browser only claims does not start it (contract §5). */
    trust: z.enum(['any', 'verified']).default('any'),
    filter: z.array(whereSchema).max(20).default([]),
  }),
  exits: ['next'],
  listensTo: ({ eventTypeId }) => eventTypeId,
  brings: ({ eventTypeId }) => ({ eventTypeId, exit: 'next' }),
  entryLimits,
  uses: ({ eventTypeId, filter }) => [{ eventTypeId }, ...filter.map(({ field }) => ({ eventTypeId, field }))],
  problems({ eventTypeId, filter }, { eventTypes }) {
    const eventType = eventTypes.get(eventTypeId)
    if (!eventType) return ['This event does not exist any more. Choose another.']
    return filter.flatMap((where) => {
      const field = eventType.fields.get(where.field)
      if (!field) return [`Filter: the event "${eventType.name}" has no field "${where.field}".`]
      return conditionProblem(field, where) ?? []
    })
  },
  shut(settings, { event, eventFields }, entered) {
    const { trust, filter } = settings
    if (trust === 'verified' && event.trust !== 'verified')
      return 'it takes verified events alone, and whose this one is was only claimed by a browser'
    const failed = filter.find((where) => !holds(eventFields[where.field], event.values[where.field], where))
    if (failed)
      return `its filter was not met: ${sentenceOf(eventFields[failed.field], event.values[failed.field], failed)}`
    return shutByEntry(settings, entered)
  },
  run: () => ({ effects: [], take: 'next' }),
})
