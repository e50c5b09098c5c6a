import { eq } from 'drizzle-orm'
import { eventTypes, inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { readIntegration } from '@/server/integrations/read-integrations'
import { type EventTypeView, readEventTypes } from './read-event-types'

/** All event types of the store or of one integration, the youngest first. Throws `not-found` for an unknown integration. */
export function listEventTypes(ctx: StoreContext, input: { integrationId?: string }): Promise<EventTypeView[]> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    if (input.integrationId === undefined) return readEventTypes(tx, storeId)
    const { id } = await readIntegration(tx, storeId, input.integrationId)
    return readEventTypes(tx, storeId, eq(eventTypes.integrationId, id))
  })
}
