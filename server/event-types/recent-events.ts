import { and, desc, eq } from 'drizzle-orm'
import { contacts, events, inStore } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { PAGE_VISIT } from './page-visit'
import { readEventType } from './read-event-types'

/** The last events of a type, the youngest first: what a workflow's panel shows as collected data. Throws `not-found`. */
export function recentEvents(ctx: StoreContext, input: { id: string; limit: number }) {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const { id } = input.id === PAGE_VISIT.id ? PAGE_VISIT : await readEventType(tx, storeId, input.id)
    return tx
      .select({
        ...{ id: events.id, receivedAt: isoOf(events.receivedAt), contactId: events.contactId },
        ...{ email: contacts.email, values: events.values },
      })
      .from(events)
      .innerJoin(contacts, and(eq(contacts.storeId, events.storeId), eq(contacts.id, events.contactId)))
      .where(and(eq(events.storeId, storeId), eq(events.eventTypeId, id)))
      .orderBy(desc(events.id))
      .limit(input.limit)
  })
}
