import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import type { StoreContext } from '@/server/context'
import { compileVersion } from '@/server/workflows/compile-version'
import { workflowRow } from '@/server/workflows/workflow-row'

/** Which parked work: of these events (or moves), of a workflow, or all. */
export type ParkedFilter = { eventIds?: string[] | undefined; workflowId?: string | undefined }

/** Conditions on the parked rows of the three tables: `p` of pending_work, `w` of execution_waits, `m` of pending_moves. */
export type ParkedWhere = { work: SQL; waits: SQL; moves: SQL }

/** Work on an event or a move is a workflow's where one of its triggers listens to it. Throws `not-found`. */
export async function parkedWhere(tx: Tx, ctx: StoreContext, filter: ParkedFilter): Promise<ParkedWhere> {
  const ids = filter.eventIds && sql`${sql.param(filter.eventIds)}::uuid[]`
  const ofEvents = (id: SQL) => (ids ? sql`and ${id} = any(${ids})` : sql``)
  const base = {
    work: sql`p.store_id = ${ctx.store.id} and p.parked_at is not null ${ofEvents(sql`p.event_id`)}`,
    waits: sql`w.store_id = ${ctx.store.id} and w.parked_at is not null ${ofEvents(sql`w.event_id`)}`,
    moves: sql`m.store_id = ${ctx.store.id} and m.parked_at is not null ${ofEvents(sql`m.id`)}`,
  }
  const { workflowId } = filter
  if (workflowId === undefined) return base
  const { document } = await workflowRow(tx, ctx, workflowId)
  const keys = sql`${sql.param([...compileVersion(document).triggers.keys()])}::text[]`
  return {
    work: sql`${base.work} and exists (select from events e where e.store_id = p.store_id and e.id = p.event_id
      and e.event_type_id::text = any(${keys}))`,
    waits: sql`${base.waits} and w.workflow_id = ${workflowId}`,
    moves: sql`${base.moves} and m.move || ' ' || m.segment_id = any(${keys})`,
  }
}
