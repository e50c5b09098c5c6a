import { and, eq } from 'drizzle-orm'
import { deliveries, inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { readSendEventType } from '@/server/event-types/sending/read-send-event-types'

/** Sends again all that was given up of an event type: now, each with its own `webhook-id` and body. Problem: `not-found`. */
export function resendDead(ctx: StoreContext, input: { eventTypeId: string }): Promise<{ count: number }> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const { id } = await readSendEventType(tx, ctx, input.eventTypeId)
    const rows = await tx
      .update(deliveries)
      .set({ state: 'pending', attempts: 0, nextAt: new Date().toISOString(), endedAt: null })
      .where(and(eq(deliveries.storeId, storeId), eq(deliveries.eventTypeId, id), eq(deliveries.state, 'dead')))
      .returning({ id: deliveries.id })
    return { count: rows.length }
  })
}
