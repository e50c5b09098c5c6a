import { eq } from 'drizzle-orm'
import { inStore, uses } from '@/db'
import type { StoreContext } from '@/server/context'
import { usagesOf, usedBy } from '@/server/integrations/usages'
import type { Usage } from '@/server/problems'
import type { EventTypeField } from '../event-type-field'
import { readSendEventType, type SendEventTypeView } from './read-send-event-types'

export type SendEventTypeWithUsage = Omit<SendEventTypeView, 'fields'> & {
  usedBy: Usage[]
  fields: (EventTypeField & { usedBy: Usage[] })[]
}

/** An event type that is sent, with the started workflows that send it and fill each of its fields. Throws `not-found`. */
export function getSendEventType(ctx: StoreContext, input: { id: string }): Promise<SendEventTypeWithUsage> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const eventType = await readSendEventType(tx, ctx, input.id)
    const usages = await usagesOf(tx, storeId, eq(uses.eventTypeId, eventType.id))
    const ofField = (id: string) => usedBy(usages.filter(({ fieldId }) => fieldId === id))
    const fields = eventType.fields.map((field) => ({ ...field, usedBy: ofField(field.id) }))
    return { ...eventType, fields, usedBy: usedBy(usages) }
  })
}
