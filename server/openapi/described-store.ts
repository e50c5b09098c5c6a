import type { StoreContext } from '@/server/context'
import { listEventTypes } from '@/server/event-types/list-event-types'
import { listIntegrations } from '@/server/integrations/list-integrations'
import { storeOf } from '@/server/stores/store-of'
import type { DescribedStore } from './open-api-document'

/** What a store's own description tells of it. Event types whose integration has its events off answer 404, so they are left out. */
export async function describedStore(ctx: StoreContext): Promise<DescribedStore> {
  const { id, name } = await storeOf(ctx)
  const open = (await listIntegrations(ctx)).filter(({ eventsEnabled }) => eventsEnabled)
  const openIds = new Set(open.map((integration) => integration.id))
  const eventTypes = (await listEventTypes(ctx, {})).filter(({ integrationId }) => openIds.has(integrationId))
  // Only what a description shows: it stays the same while events come in.
  return {
    ...{ id, name },
    eventTypes: eventTypes.map(({ name, alias, receiveType, fields, fanOut, integrationName }) => {
      return { name, alias, receiveType, fields, fanOut, integrationName }
    }),
  }
}
