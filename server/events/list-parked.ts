import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { type ParkedFilter, parkedWhere } from './parked-work'

/** Work that failed five times and stands still until somebody has it tried again (faults §1). */
export type Parked = {
  /** An event, a move in or out of a segment, or a wait of a run. */
  kind: 'event' | 'move' | 'wait'
  /** Of the event or the move. */
  eventId: string
  /** Of the event, to look at it. */
  receptionId: string | null
  contact: { id: string; email: string | null }
  workflow: { id: string; name: string | null } | null
  nodeId: string | null
  attempts: number
  parkedAt: string
  reason: string | null
}

export type ParkedList = { total: number; results: Parked[] }

const LISTED_MAX = 100

/** Parked work, the youngest first; at most the first hundred are listed, all are counted. Throws `not-found`. */
export function listParked(ctx: StoreContext, filter: ParkedFilter = {}): Promise<ParkedList> {
  return inStore(ctx.store.id, async (tx) => {
    const { work, waits, moves } = await parkedWhere(tx, ctx, filter)
    const rows = await tx.execute<Parked & { total: number }>(sql`
      with parked as (
        select 'event' as kind, p.event_id, p.contact_id, null::uuid as workflow_id, null::text as node_id, p.attempts,
          p.parked_at, p.reason from pending_work p where ${work}
        union all
        select 'move', m.id, m.contact_id, null, null, m.attempts, m.parked_at, m.reason
        from pending_moves m where ${moves}
        union all
        select 'wait', w.event_id, w.contact_id, w.workflow_id, w.node_id, w.attempts, w.parked_at, w.reason
        from execution_waits w where ${waits}
      ), latest as (
        select *, count(*) over ()::int as total from parked order by parked_at desc, event_id limit ${LISTED_MAX}
      )
      select l.kind, l.event_id as "eventId", e.reception_id as "receptionId",
        jsonb_build_object('id', l.contact_id, 'email', c.email) as contact,
        case when l.workflow_id is not null then jsonb_build_object('id', l.workflow_id, 'name', f.name) end as workflow,
        l.node_id as "nodeId", l.attempts, ${isoOf(sql`l.parked_at`)} as "parkedAt", l.reason, l.total
      from latest l
        join contacts c on c.store_id = ${ctx.store.id} and c.id = l.contact_id
        left join events e on e.store_id = ${ctx.store.id} and e.id = l.event_id
        left join workflows f on f.store_id = ${ctx.store.id} and f.id = l.workflow_id
      order by l.parked_at desc, l.event_id`)
    return { total: rows[0]?.total ?? 0, results: rows.map(({ total: _, ...one }) => one) }
  })
}
