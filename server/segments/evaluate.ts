import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { newId } from '@/server/ids'
import type { DynamicSegment } from './dynamic-segments'
import type { Facts } from './facts'
import { nextChangeOf, predicateOf } from './segment-sql'

export type Move = { segmentId: string; contactId: string; move: 'entered' | 'left' }

/** In one statement: Postgres takes 65,535 parameters. */
const SEGMENTS_MAX = 50
const MOVES_MAX = 20_000

/**
 * Brings the memberships of these segments up to `now` for the contacts that `who` picks (over alias `c`), in one
 * statement for all of them: who matches enters, who does not leaves, and the next moment of change by passing time is noted. Writes the
 * moves, and answers them.
 */
export async function evaluate(
  tx: Tx,
  storeId: string,
  segments: DynamicSegment[],
  facts: Facts,
  who: SQL,
  now: string,
): Promise<Move[]> {
  const moves: Move[] = []
  for (let from = 0; from < segments.length; from += SEGMENTS_MAX) {
    moves.push(...(await move(tx, storeId, segments.slice(from, from + SEGMENTS_MAX), facts, who, now)))
  }
  await writeMoves(tx, storeId, moves, now)
  return moves
}

async function move(
  tx: Tx,
  storeId: string,
  segments: DynamicSegment[],
  facts: Facts,
  who: SQL,
  now: string,
): Promise<readonly Move[]> {
  const looked = segments.map(
    ({ id, definition }) => sql`
      select ${id}::uuid as segment_id, c.id as contact_id, ${predicateOf(definition, facts, now)} as is_in,
        ${nextChangeOf(definition, facts, now)} as due_at
      from contacts c where c.store_id = ${storeId} and ${who}`,
  )
  // Most of what is looked at is as before: only what differs is written, or even locked.
  return tx.execute<Move>(sql`
    with looked as materialized (${sql.join(looked, sql` union all `)}),
    compared as materialized (
      select l.segment_id, l.contact_id, l.is_in, l.due_at,
        exists (select from segment_members m where m.store_id = ${storeId}
          and m.segment_id = l.segment_id and m.contact_id = l.contact_id) as was_in,
        (select r.due_at from segment_rechecks r where r.store_id = ${storeId}
          and r.segment_id = l.segment_id and r.contact_id = l.contact_id) as was_due_at
      from looked l
    ), entered as (
      insert into segment_members (store_id, segment_id, contact_id, entered_at)
      select ${storeId}, segment_id, contact_id, ${now}::timestamptz from compared where is_in and not was_in
      on conflict (store_id, segment_id, contact_id) do nothing
      returning segment_id, contact_id
    ), gone as (
      delete from segment_members m using compared l
      where m.store_id = ${storeId} and m.segment_id = l.segment_id and m.contact_id = l.contact_id
        and l.was_in and not l.is_in
      returning m.segment_id, m.contact_id
    ), due as (
      insert into segment_rechecks (store_id, segment_id, contact_id, due_at)
      select ${storeId}, segment_id, contact_id, due_at from compared
      where due_at is not null and due_at is distinct from was_due_at
      on conflict (store_id, segment_id, contact_id) do update set due_at = excluded.due_at
    ), settled as (
      delete from segment_rechecks r using compared l
      where r.store_id = ${storeId} and r.segment_id = l.segment_id and r.contact_id = l.contact_id
        and l.was_due_at is not null and l.due_at is null
    )
    select segment_id as "segmentId", contact_id as "contactId", 'entered' as move from entered
    union all select segment_id, contact_id, 'left' from gone`)
}

/** For a contact's activity. */
export async function writeMoves(tx: Tx, storeId: string, moves: readonly Move[], now: string): Promise<void> {
  for (let from = 0; from < moves.length; from += MOVES_MAX) {
    const some = moves.slice(from, from + MOVES_MAX)
    await tx.execute(sql`
      insert into segment_moves (store_id, id, segment_id, contact_id, move, at)
      select ${storeId}, id, segment_id, contact_id, move, ${now}::timestamptz
      from unnest(${sql.param(some.map(() => newId()))}::uuid[], ${sql.param(some.map((each) => each.segmentId))}::uuid[],
        ${sql.param(some.map((each) => each.contactId))}::uuid[], ${sql.param(some.map((each) => each.move))}::text[])
        as moved (id, segment_id, contact_id, move)`)
  }
}
