import { eq } from 'drizzle-orm'
import { eventTypes, inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { readIntegration } from '@/server/integrations/read-integrations'
import { readSendEventTypes, type SendEventTypeView } from './read-send-event-types'

/** What the store, or one integration, can send; the youngest first. Throws `not-found` for an unknown integration. */
export function listSendEventTypes(
  ctx: StoreContext,
  input: { integrationId?: string | undefined },
): Promise<SendEventTypeView[]> {
  return inStore(ctx.store.id, async (tx) => {
    if (input.integrationId === undefined) return readSendEventTypes(tx, ctx)
    const { id } = await readIntegration(tx, ctx.store.id, input.integrationId)
    return readSendEventTypes(tx, ctx, eq(eventTypes.integrationId, id))
  })
}
