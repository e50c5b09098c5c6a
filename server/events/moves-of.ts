import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { isoOf } from '@/db/iso-of'

export type Move = {
  eventId: string
  segment: { id: string; name: string | null }
  move: 'entered' | 'left'
  at: string
}

/**
 * Segment moves that events led to. A move is written at the instant at which a worker did the event's work: that of
 * its executions; where it had none, the first after its reception that no later event of the contact stands before.
 */
export async function movesOf(tx: Tx, storeId: string, eventIds: string[]): Promise<Move[]> {
  const rows = await tx.execute<{
    eventId: string
    id: string
    name: string | null
    move: Move['move']
    at: string
  }>(sql`
    select e.id as "eventId", m.segment_id as id, s.name, m.move, ${isoOf(sql`m.at`)} as at
    from events e
      cross join lateral (
        select max(x.started_at) as at from executions x where x.store_id = e.store_id and x.event_id = e.id) worked
      cross join lateral (
        select min(n.received_at) as at from events n
        where n.store_id = e.store_id and n.contact_id = e.contact_id and n.received_at > e.received_at) later
      join segment_moves m on m.store_id = e.store_id and m.contact_id = e.contact_id and case
        when worked.at is not null then m.at = worked.at
        else m.at >= e.received_at and m.at < e.received_at + interval '1 minute'
          and (later.at is null or m.at < later.at) end
      left join segments s on s.store_id = m.store_id and s.id = m.segment_id
    where e.store_id = ${storeId} and e.id = any(${sql.param(eventIds)}::uuid[])
    order by m.id`)
  return rows.map(({ eventId, id, name, move, at }) => ({ eventId, segment: { id, name }, move, at }))
}
