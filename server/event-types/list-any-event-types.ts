import type { StoreContext } from '@/server/context'
import type { Category } from './any-schema'
import { listEventTypes } from './list-event-types'
import type { EventTypeView } from './read-event-types'
import { listSendEventTypes } from './sending/list-send-event-types'
import type { SendEventTypeView } from './sending/read-send-event-types'

/** Event types of both categories, or of one, the youngest first. Throws `not-found` for an unknown integration. */
export async function listAnyEventTypes(
  ctx: StoreContext,
  input: { integrationId?: string; category?: Category | undefined },
): Promise<(EventTypeView | SendEventTypeView)[]> {
  const { category, ...of } = input
  const received = category === 'send' ? [] : await listEventTypes(ctx, of)
  const sent = category === 'receive' ? [] : await listSendEventTypes(ctx, of)
  return [...received, ...sent].sort((a, b) => (a.id < b.id ? 1 : -1))
}
