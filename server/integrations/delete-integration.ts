import { and, eq, inArray } from 'drizzle-orm'
import { customIntegrations, deletedEventTypes, deliveries, eventTypes, type Tx, uses } from '@/db'
import { refusedBy } from '@/db/violations'
import type { StoreContext } from '@/server/context'
import { Problem } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { readIntegration } from './read-integrations'
import { inWords, usagesOf, usedBy } from './usages'

/**
 * Deletes the integration with its event types. Events that came stay with their contacts, under the names kept in
 * `deleted_event_types`. Throws `not-found`, `in-use` while a segment or a started workflow is built on it,
 * and `conflict` while something is still to be sent.
 */
export function deleteIntegration(ctx: StoreContext, input: { id: string }): Promise<void> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const { id, name } = await readIntegration(tx, storeId, input.id)
    const types = await tx
      .select({ id: eventTypes.id, name: eventTypes.name, alias: eventTypes.alias })
      .from(eventTypes)
      .where(and(eq(eventTypes.storeId, storeId), eq(eventTypes.integrationId, id)))
    const typeIds = types.map((type) => type.id)
    const remove = (inner: Tx) =>
      inner
        .delete(customIntegrations)
        .where(and(eq(customIntegrations.storeId, storeId), eq(customIntegrations.id, id)))
    const pending = await tx.$count(
      deliveries,
      and(eq(deliveries.storeId, storeId), inArray(deliveries.eventTypeId, typeIds), eq(deliveries.state, 'pending')),
    )
    await refusedBy(tx, remove, { uses_event: (again) => inUse(again, storeId, name, typeIds) })
    if (pending > 0) {
      const what = pending === 1 ? '1 delivery of its events is' : `${pending} deliveries of its events are`
      throw new Problem('conflict', `The integration “${name}” cannot be deleted: ${what} still to be sent.`)
    }
    const deletedAt = new Date().toISOString()
    if (types.length > 0) {
      const kept = types.map((type) => ({ ...type, storeId, integrationName: name, deletedAt }))
      await tx.insert(deletedEventTypes).values(kept)
    }
    await audit('custom-integration.deleted', { type: 'integration', id, name })
  })
}

async function inUse(tx: Tx, storeId: string, name: string, typeIds: string[]): Promise<Problem> {
  const users = usedBy(await usagesOf(tx, storeId, inArray(uses.eventTypeId, typeIds)))
  const detail = `The integration “${name}” cannot be deleted: ${inWords(users)} ${users.length === 1 ? 'is' : 'are'} built on its events. Change or delete ${users.length === 1 ? 'that' : 'those'} first.`
  return new Problem('in-use', detail, { usedBy: users })
}
