import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { type Move, writeMoves } from './evaluate'
import type { MoveCauses } from './move-causes'

/**
 * Puts contacts into static segments, or takes them out, as workflows ask, in their order: of several moves of a contact
 * the last counts. A segment that is none, or not static, is passed over. The caller holds the contacts, and refreshes
 * the dynamic segments that ask about these.
 */
export async function moveInStatic(
  tx: Tx,
  storeId: string,
  moves: readonly Move[],
  moment: { now: string; causes: MoveCauses },
): Promise<void> {
  const { now } = moment
  const last = new Map(moves.map((move) => [`${move.segmentId} ${move.contactId}`, move]))
  const asked = JSON.stringify(
    [...last.values()].map(({ segmentId, contactId, move }) => ({ segmentId, contactId, move })),
  )
  const entered = await tx.execute<Omit<Move, 'move'>>(sql`
    insert into segment_members (store_id, segment_id, contact_id, entered_at)
    select ${storeId}, s.id, r."contactId", ${now}::timestamptz
    from json_to_recordset(${asked}::text::json) as r("segmentId" uuid, "contactId" uuid, move text)
      join segments s on s.store_id = ${storeId} and s.id = r."segmentId" and s.type = 'static'
    where r.move = 'entered'
    on conflict (store_id, segment_id, contact_id) do nothing
    returning segment_id as "segmentId", contact_id as "contactId"`)
  const left = await tx.execute<Omit<Move, 'move'>>(sql`
    delete from segment_members m
    using json_to_recordset(${asked}::text::json) as r("segmentId" uuid, "contactId" uuid, move text), segments s
    where m.store_id = ${storeId} and m.segment_id = r."segmentId" and m.contact_id = r."contactId" and r.move = 'left'
      and s.store_id = ${storeId} and s.id = r."segmentId" and s.type = 'static'
    returning m.segment_id as "segmentId", m.contact_id as "contactId"`)
  const done: Move[] = [
    ...entered.map((row) => ({ ...row, move: 'entered' as const })),
    ...left.map((row) => ({ ...row, move: 'left' as const })),
  ]
  await writeMoves(tx, storeId, done, moment)
}
