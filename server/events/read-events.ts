import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { isUuid } from '@/server/ids'
import type { ReceivedEvent } from '@/server/workflows/scope'
import { eventDocument, moveDocument } from './event-document'

type Whose = ReceivedEvent & { contactId: string }

/** Events of the store by id, with whose they are; those that are not there are left out. */
export async function readEvents(tx: Tx, storeId: string, ids: readonly string[]): Promise<Map<string, Whose>> {
  const known = [...new Set(ids)].filter(isUuid)
  if (known.length === 0) return new Map()
  const rows = await tx.execute<{ event: ReceivedEvent; contactId: string }>(sql`
    select ${eventDocument(sql`e`)} as event, e.contact_id as "contactId" from events e
    where e.store_id = ${storeId} and e.id = any(${sql.param(known)}::uuid[])`)
  return new Map(rows.map(({ event, contactId }) => [event.id, { ...event, contactId }]))
}

/** What started executions, by id: events, or moves in and out of segments, whose claims stand with their trigger's step. */
export async function readStarters(
  tx: Tx,
  storeId: string,
  ids: readonly string[],
): Promise<Map<string, ReceivedEvent>> {
  const events = await readEvents(tx, storeId, ids)
  const others = [...new Set(ids)].filter((id) => isUuid(id) && !events.has(id))
  if (others.length === 0) return events
  const moves = await tx.execute<{ event: ReceivedEvent }>(sql`
    select ${moveDocument(sql`m`, sql`'verified'::text`)} as event from segment_moves m
    where m.store_id = ${storeId} and m.id = any(${sql.param(others)}::uuid[])`)
  return new Map([...events, ...moves.map(({ event }) => [event.id, event] as const)])
}
