import { and, eq, ne } from 'drizzle-orm'
import { deliveries, inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'
import { type Delivery, getDelivery } from './get-delivery'

/**
 * Sends a delivery again that was given up or has arrived: now, with the same `webhook-id` and body, its tries counted
 * anew. Problems: `not-found`, `conflict` (it is being sent still).
 */
export async function resendDelivery(ctx: StoreContext, { id }: { id: string }): Promise<Delivery> {
  const storeId = ctx.store.id
  const rows = isUuid(id)
    ? await inStore(storeId, (tx) =>
        tx
          .update(deliveries)
          .set({ state: 'pending', attempts: 0, nextAt: new Date().toISOString(), endedAt: null })
          .where(and(eq(deliveries.storeId, storeId), eq(deliveries.id, id), ne(deliveries.state, 'pending')))
          .returning({ id: deliveries.id }),
      )
    : []
  const delivery = await getDelivery(ctx, { id })
  if (rows.length === 0)
    throw new Problem('conflict', 'This delivery is being sent still: it is tried again by itself.')
  return delivery
}
