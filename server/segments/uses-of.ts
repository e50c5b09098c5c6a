import type { uses } from '@/db'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { newId } from '@/server/ids'
import { conditionsOf } from './conditions-of'
import type { Facts } from './facts'
import type { SegmentDefinition } from './schema'

type Use = typeof uses.$inferInsert

/**
 * What a segment is built on, as rows whose foreign keys are the locks of contract §6. A field is named WITH its
 * definition, so it can be neither deleted nor edited while the row is there. System fields need no lock.
 */
export function usesOf(storeId: string, segmentId: string, definition: SegmentDefinition, facts: Facts): Use[] {
  const rows = new Map<string, Use>()
  const add = (use: Omit<Use, 'storeId' | 'id' | 'segmentId'>) =>
    rows.set(JSON.stringify(use), { storeId, id: newId(), segmentId, ...use })
  for (const { condition } of conditionsOf(definition)) {
    if (condition.kind === 'in-segment') add({ usedSegmentId: condition.segmentId })
    else if (condition.kind === 'contact-field') {
      const field = facts.contactFields.get(condition.field)
      if (field?.definition) add({ contactFieldId: field.id, contactFieldDefinition: field.definition })
    } else {
      const { eventTypeId } = condition
      // It has no row either.
      if (eventTypeId === PAGE_VISIT.id) continue
      add({ eventTypeId })
      for (const { field } of condition.where) {
        const eventFieldDefinition = facts.eventTypes.get(eventTypeId)?.fields.get(field)?.definition
        if (eventFieldDefinition) add({ eventTypeId, eventFieldId: field, eventFieldDefinition })
      }
    }
  }
  return [...rows.values()]
}
