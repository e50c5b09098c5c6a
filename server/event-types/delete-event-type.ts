import { and, eq } from 'drizzle-orm'
import { deletedEventTypes, eventTypes, type Tx, uses } from '@/db'
import { refusedBy } from '@/db/violations'
import type { StoreContext } from '@/server/context'
import { inWords, usagesOf, usedBy } from '@/server/integrations/usages'
import { Problem } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { readEventType } from './read-event-types'

/** Its endpoint answers 404 from then on; events that came stay, under the name they had. Throws `not-found` and `in-use`. */
export function deleteEventType(ctx: StoreContext, input: { id: string }): Promise<void> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const { id, name, alias, integrationName } = await readEventType(tx, storeId, input.id)
    const remove = (inner: Tx) =>
      inner.delete(eventTypes).where(and(eq(eventTypes.storeId, storeId), eq(eventTypes.id, id)))
    await refusedBy(tx, remove, {
      uses_event: async (again) => {
        const users = usedBy(await usagesOf(again, storeId, eq(uses.eventTypeId, id)))
        const verb = users.length === 1 ? 'uses' : 'use'
        return new Problem('in-use', `The event type “${name}” cannot be deleted: ${inWords(users)} ${verb} it.`, {
          usedBy: users,
        })
      },
    })
    const deletedAt = new Date().toISOString()
    await tx.insert(deletedEventTypes).values({ storeId, id, name, alias, integrationName, deletedAt })
    await audit('event-type.deleted', { type: 'event-type', id, name })
  })
}
