import type { StoreContext } from '@/server/context'
import { Problem } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { removeEventType } from '../remove-event-type'
import { readSendEventType } from './read-send-event-types'

/**
 * Deletes an event type that is sent, with the record of what was sent. Throws `not-found`, `in-use` while a started
 * workflow sends it, and `conflict` while something is still to be sent: nothing is given up in silence.
 */
export function deleteSendEventType(ctx: StoreContext, input: { id: string }): Promise<void> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const eventType = await readSendEventType(tx, ctx, input.id)
    const { id, name, counts } = eventType
    await removeEventType(tx, storeId, eventType)
    if (counts.pending > 0) {
      const what = counts.pending === 1 ? '1 delivery is' : `${counts.pending} deliveries are`
      throw new Problem('conflict', `The event type “${name}” cannot be deleted: ${what} still to be sent.`)
    }
    await audit('event-type.deleted', { type: 'event-type', id, name })
  })
}
