import { eq } from 'drizzle-orm'
import { inStore, uses } from '@/db'
import type { StoreContext } from '@/server/context'
import { usagesOf, usedBy } from '@/server/integrations/usages'
import type { Usage } from '@/server/problems'
import type { EventTypeField } from './event-type-field'
import { type EventTypeView, readEventType } from './read-event-types'

export type EventTypeWithUsage = Omit<EventTypeView, 'fields'> & {
  usedBy: Usage[]
  fields: (EventTypeField & { usedBy: Usage[] })[]
}

/** An event type with what is built on it and on each of its fields (those are locked). Throws `not-found`. */
export function getEventType(ctx: StoreContext, input: { id: string }): Promise<EventTypeWithUsage> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const eventType = await readEventType(tx, storeId, input.id)
    const usages = await usagesOf(tx, storeId, eq(uses.eventTypeId, eventType.id))
    const ofField = (id: string) => usedBy(usages.filter(({ fieldId }) => fieldId === id))
    const fields = eventType.fields.map((field) => ({ ...field, usedBy: ofField(field.id) }))
    return { ...eventType, fields, usedBy: usedBy(usages) }
  })
}
