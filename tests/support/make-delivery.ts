import { deliveries, inStore } from '@/db'
import { newId } from '@/server/ids'

type Of = { storeId: string; eventTypeId: string; contactId: string }

/** A delivery as a workflow leaves it, of a workflow and an event that are not there; what is not told is due now. */
export async function makeDelivery(
  of: Of,
  more: Partial<typeof deliveries.$inferInsert> = {},
): Promise<{ id: string }> {
  const id = newId()
  const ids = { workflowId: newId(), eventId: newId(), nodeId: 'n2' }
  const row = { ...of, id, ...ids, values: {}, body: '{}', nextAt: new Date().toISOString(), ...more }
  await inStore(of.storeId, (tx) => tx.insert(deliveries).values(row))
  return { id }
}
