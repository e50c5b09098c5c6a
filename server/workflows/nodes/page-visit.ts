import { z } from 'zod'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { defineNode } from '../define-node'
import { entryLimits, entrySettings, shutByEntry } from '../entry'
import { filterProblems, gateSettings, shutByGate } from '../event-gate'

/** The trigger of the event that every store has (contract §5): a page or screen was seen. */
export const pageVisit = defineNode({
  type: 'page-visit',
  kind: 'trigger',
  label: 'Page visit',
  description: 'Starts when a visitor sees a page of the website, or a screen of the app.',
  settings: z.object({ ...entrySettings, ...gateSettings }),
  exits: ['next'],
  listensTo: () => PAGE_VISIT.id,
  brings: () => ({ eventTypeId: PAGE_VISIT.id, exit: 'next' }),
  entryLimits,
  // Nothing of it can be edited or deleted, so nothing is locked; a version keeps the fields all the same.
  uses: ({ filter }) => filter.map(({ field }) => ({ eventTypeId: PAGE_VISIT.id, field })),
  problems({ filter }, { eventTypes }) {
    const eventType = eventTypes.get(PAGE_VISIT.id)
    return eventType ? filterProblems(filter, eventType) : []
  },
  shut: (settings, scope, entered) => shutByGate(settings, scope) ?? shutByEntry(settings, entered),
  run: () => ({ effects: [], take: 'next' }),
})
