import { and, eq } from 'drizzle-orm'
import { type DeliveryTry, deliveries, inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import type { FieldValue } from '@/server/fields/field-types'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'
import { type DeliveryLine, selectDeliveries } from './delivery-row'

export type Delivery = DeliveryLine & {
  /** The event, or the move, that the workflow ran for. */
  eventId: string
  nodeId: string
  /** By field of the event type. */
  values: Record<string, FieldValue>
  /** JSON, the same text in every try. */
  body: string
  /** The last 20, the newest at the end. */
  tries: DeliveryTry[]
  /** The head of what the other side answered last; hostile text. */
  lastAnswer: string | null
}

const { eventId, nodeId, values, body, tries, lastAnswer } = deliveries

/** Problem: `not-found`. */
export function getDelivery(ctx: StoreContext, { id }: { id: string }): Promise<Delivery> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const [line] = isUuid(id) ? await selectDeliveries(tx, storeId, eq(deliveries.id, id)) : []
    if (!line) throw new Problem('not-found', 'There is no such delivery.')
    const [rest] = await tx
      .select({ eventId, nodeId, values, body, tries, lastAnswer })
      .from(deliveries)
      .where(and(eq(deliveries.storeId, storeId), eq(deliveries.id, id)))
    if (!rest) throw new Problem('not-found', 'There is no such delivery.')
    return { ...line, ...rest }
  })
}
