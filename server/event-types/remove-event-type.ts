import { and, eq } from 'drizzle-orm'
import { deletedEventTypes, eventTypes, type Tx, uses } from '@/db'
import { refusedBy } from '@/db/violations'
import { inWords, usagesOf, usedBy } from '@/server/integrations/usages'
import { Problem } from '@/server/problems'

type Removed = { id: string; name: string; alias: string; integrationName: string }

/** Deletes an event type and keeps its name for what came or went under it. Throws `in-use`. */
export async function removeEventType(tx: Tx, storeId: string, eventType: Removed): Promise<void> {
  const { id, name, alias, integrationName } = eventType
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
}
