import { and, asc, desc, eq, gt, lt } from 'drizzle-orm'
import { deliveries, inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { isUuid } from '@/server/ids'
import { LIMIT_DEFAULT, type Page, pageOf, readCursor } from '@/server/paging'
import { type DeliveryLine, selectDeliveries } from './delivery-row'
import type { DeliveriesInput } from './schema'

/** What was sent and is to be sent, newest first. Problem: `invalid-request` (cursor). */
export function listDeliveries(ctx: StoreContext, input: DeliveriesInput): Promise<Page<DeliveryLine>> {
  const { eventTypeId, workflowId, contactId, state, limit = LIMIT_DEFAULT } = input
  const cursor = readCursor(input.cursor, ([id, ...more]) => more.length === 0 && isUuid(id ?? ''))
  const from = cursor?.key[0]
  const isBackwards = cursor?.direction === 'prev'
  const where = and(
    from === undefined ? undefined : isBackwards ? gt(deliveries.id, from) : lt(deliveries.id, from),
    eventTypeId === undefined ? undefined : eq(deliveries.eventTypeId, eventTypeId),
    workflowId === undefined ? undefined : eq(deliveries.workflowId, workflowId),
    contactId === undefined ? undefined : eq(deliveries.contactId, contactId),
    state === undefined ? undefined : eq(deliveries.state, state),
  )
  return inStore(ctx.store.id, async (tx) => {
    const rows = await selectDeliveries(tx, ctx.store.id, where)
      .orderBy(isBackwards ? asc(deliveries.id) : desc(deliveries.id))
      .limit(limit + 1)
    return pageOf<DeliveryLine>(rows, cursor, limit, ({ id }) => [id])
  })
}
