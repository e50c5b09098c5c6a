import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { DEPTH_MAX, type MoveCause, type MoveCauses } from './move-causes'

type Noted = { id: string; segmentId: string; contactId: string; move: 'entered' | 'left' }

const ROUND = `Workflows moved this contact in and out of segments ${DEPTH_MAX} times in a row, each starting the next: they go round in a circle.`

/**
 * Notes the moves that a workflow listens to, for a worker to start it. One that goes round in a circle is parked with
 * its reason, so that no two workflows keep each other going for ever.
 */
export async function notePendingMoves(
  tx: Tx,
  storeId: string,
  moves: readonly Noted[],
  { now, causes }: { now: string; causes: Exclude<MoveCauses, 'owner'> },
): Promise<void> {
  const rows = moves.map((move) => {
    const { depth, trust }: MoveCause = causes.get(move.contactId) ?? { depth: 0, trust: 'verified' }
    return { ...move, depth: depth + 1, trust }
  })
  await tx.execute(sql`
    insert into pending_moves (store_id, id, segment_id, contact_id, move, at, revision, trust, depth, parked_at, reason)
    select ${storeId}, r.id, r."segmentId", r."contactId", r.move, ${now}::timestamptz, s.revision, r.trust, r.depth,
      case when r.depth > ${DEPTH_MAX} then ${now}::timestamptz end, case when r.depth > ${DEPTH_MAX} then ${ROUND} end
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id uuid, "segmentId" uuid, "contactId" uuid,
        move text, trust text, depth int)
      join stores s on s.id = ${storeId}
    where exists (select from uses u where u.store_id = ${storeId} and u.used_segment_id = r."segmentId"
      and u.starts_on_move = r.move)`)
}
