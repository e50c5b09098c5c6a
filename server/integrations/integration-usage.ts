import { sql } from 'drizzle-orm'
import { inStore, uses } from '@/db'
import type { StoreContext } from '@/server/context'
import type { Usage } from '@/server/problems'
import { readIntegration } from './read-integrations'
import { usagesOf, usedBy } from './usages'

/** What is built on the integration's event types; while it is not empty the integration cannot be deleted. Throws `not-found`. */
export function integrationUsage(ctx: StoreContext, input: { id: string }): Promise<Usage[]> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const { id } = await readIntegration(tx, storeId, input.id)
    const ofIntegration = sql`exists (select from event_types t
      where t.store_id = ${storeId} and t.id = ${uses.eventTypeId} and t.integration_id = ${id})`
    return usedBy(await usagesOf(tx, storeId, ofIntegration))
  })
}
