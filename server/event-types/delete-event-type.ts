import type { StoreContext } from '@/server/context'
import { changeStore } from '@/server/stores/change-store'
import { readEventType } from './read-event-types'
import { removeEventType } from './remove-event-type'

/** Its endpoint answers 404 from then on; events that came stay, under the name they had. Throws `not-found` and `in-use`. */
export function deleteEventType(ctx: StoreContext, input: { id: string }): Promise<void> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const eventType = await readEventType(tx, storeId, input.id)
    await removeEventType(tx, storeId, eventType)
    await audit('event-type.deleted', { type: 'event-type', id: eventType.id, name: eventType.name })
  })
}
