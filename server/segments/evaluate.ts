import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { newId } from '@/server/ids'
import { conditionsOf } from './conditions-of'
import type { DynamicSegment } from './dynamic-segments'
import type { Facts } from './facts'
import type { MoveCauses } from './move-causes'
import { notePendingMoves } from './note-pending-moves'
import { outlookOf } from './outlook'
import type { SegmentDefinition } from './schema'

export type Move = { segmentId: string; contactId: string; move: 'entered' | 'left' }

/** Postgres takes 65,535 parameters in one statement. */
const PARAMETERS_MAX = 50_000
const SEGMENTS_MAX = 100
const MOVES_MAX = 20_000

/** `anew`: these are the first of ALL segments of the contacts; `also`: others of them may have something to wait for. */
type Noting = 'anew' | 'also'

/**
 * Brings the memberships of these segments up to `now` for the contacts that `who` picks (over alias `c`), in one
 * statement for all of them: who matches enters, who does not leaves, and the earliest moment at which time alone may
 * change something is noted. Writes the moves, and answers them. The caller holds the contacts' rows or the store's lock.
 */
export async function evaluate(
  tx: Tx,
  storeId: string,
  segments: DynamicSegment[],
  facts: Facts,
  who: SQL,
  { now, causes, noting }: { now: string; causes: MoveCauses; noting: Noting },
): Promise<Move[]> {
  const moves: Move[] = []
  for (const [n, some] of statementsOf(segments).entries())
    moves.push(...(await move(tx, storeId, some, facts, who, now, n === 0 ? noting : 'also')))
  await writeMoves(tx, storeId, moves, { now, causes })
  return moves
}

function statementsOf(segments: DynamicSegment[]): DynamicSegment[][] {
  const statements: DynamicSegment[][] = []
  let size = 0
  for (const segment of segments) {
    const own = parametersOf(segment.definition)
    const last = statements.at(-1)
    if (last && last.length < SEGMENTS_MAX && size + own <= PARAMETERS_MAX) {
      last.push(segment)
      size += own
    } else {
      statements.push([segment])
      size = own
    }
  }
  return statements
}

/** At most so many parameters has a definition in SQL. */
export function parametersOf(definition: SegmentDefinition): number {
  const compared = (value: unknown) => 14 + (Array.isArray(value) ? value.length : 2)
  const sizes = conditionsOf(definition).map(({ condition }) => {
    if (condition.kind === 'contact-field') return compared(condition.value)
    if (condition.kind === 'in-segment') return 1
    return condition.where.reduce((sum, { value }) => sum + compared(value), 12)
  })
  return sizes.reduce((sum, size) => sum + size, 1)
}

async function move(
  tx: Tx,
  storeId: string,
  segments: DynamicSegment[],
  facts: Facts,
  who: SQL,
  now: string,
  noting: Noting,
): Promise<readonly Move[]> {
  const each = segments.map(({ id, definition }) => {
    const { from, isIn, dueAt } = outlookOf(definition, facts, now)
    return sql`select ${id}::uuid as segment_id, ${isIn} as is_in, ${dueAt} as due_at from ${from}`
  })
  // Most of what is looked at is as before: only what differs is written, or even locked.
  return tx.execute<Move>(sql`
    with looked as materialized (
      select c.id as contact_id, s.segment_id, s.is_in, s.due_at, s.segment_id = any(before.segment_ids) as was_in
      from contacts c cross join lateral (
        select array(select m.segment_id from segment_members m where m.store_id = c.store_id and m.contact_id = c.id
          and m.segment_id = any(${sql.param(segments.map(({ id }) => id))}::uuid[])) as segment_ids offset 0
      ) before cross join lateral (${sql.join(each, sql` union all `)}) s
      where c.store_id = ${storeId} and ${who}
    ), entered as (
      insert into segment_members (store_id, segment_id, contact_id, entered_at)
      select ${storeId}, segment_id, contact_id, ${now}::timestamptz from looked where is_in and not was_in
      on conflict (store_id, segment_id, contact_id) do nothing
      returning segment_id, contact_id
    ), gone as (
      delete from segment_members m using looked l
      where m.store_id = ${storeId} and m.segment_id = l.segment_id and m.contact_id = l.contact_id
        and l.was_in and not l.is_in
      returning m.segment_id, m.contact_id
    ), moment as materialized (
      select l.contact_id, l.due_at, (select r.due_at from segment_rechecks r
        where r.store_id = ${storeId} and r.contact_id = l.contact_id) as was_due_at
      from (select contact_id, min(due_at) as due_at from looked group by contact_id) l
    ), ${noting === 'anew' ? notedAnew(storeId) : notedAlso(storeId)}
    select segment_id as "segmentId", contact_id as "contactId", 'entered' as move from entered
    union all select segment_id, contact_id, 'left' from gone`)
}

const notedAnew = (storeId: string): SQL => sql`
  noted as (
    insert into segment_rechecks (store_id, contact_id, due_at)
    select ${storeId}, contact_id, due_at from moment where due_at is not null and due_at is distinct from was_due_at
    on conflict (store_id, contact_id) do update set due_at = excluded.due_at
  ), settled as (
    delete from segment_rechecks r using moment l where r.store_id = ${storeId} and r.contact_id = l.contact_id
      and l.due_at is null and l.was_due_at is not null
  )`

const notedAlso = (storeId: string): SQL => sql`
  noted as (
    insert into segment_rechecks (store_id, contact_id, due_at)
    select ${storeId}, contact_id, due_at from moment where due_at < coalesce(was_due_at, 'infinity'::timestamptz)
    on conflict (store_id, contact_id) do update set due_at = excluded.due_at
  )`

/** For a contact's activity; and for the workflows that listen to them. */
export async function writeMoves(
  tx: Tx,
  storeId: string,
  moves: readonly Move[],
  { now, causes }: { now: string; causes: MoveCauses },
): Promise<void> {
  for (let from = 0; from < moves.length; from += MOVES_MAX) {
    const some = moves.slice(from, from + MOVES_MAX).map((move) => ({ id: newId(), ...move }))
    await tx.execute(sql`
      insert into segment_moves (store_id, id, segment_id, contact_id, move, at)
      select ${storeId}, id, segment_id, contact_id, move, ${now}::timestamptz
      from unnest(${sql.param(some.map((each) => each.id))}::uuid[], ${sql.param(some.map((each) => each.segmentId))}::uuid[],
        ${sql.param(some.map((each) => each.contactId))}::uuid[], ${sql.param(some.map((each) => each.move))}::text[])
        as moved (id, segment_id, contact_id, move)`)
    if (causes !== 'owner') await notePendingMoves(tx, storeId, some, { now, causes })
  }
}
