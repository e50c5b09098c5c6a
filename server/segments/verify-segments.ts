import { type SQL, sql } from 'drizzle-orm'
import { inStore, type Tx } from '@/db'
import { allStoreIds } from '@/server/stores/store-ids'
import { shareStore } from '@/server/stores/store-lock'
import { type DynamicSegment, dynamicSegmentsOf } from './dynamic-segments'
import type { Facts } from './facts'
import { outlookOf } from './outlook'
import { predicateOf } from './segment-sql'

export type SegmentCheck = { name: string; ok: boolean; detail: string }

/** What runs every second has a minute to be late in. */
const LATE_MS = 60_000

/**
 * Do the segments of every store say what their definitions say now, and will they when time passes? Contacts whose
 * events or time windows wait for a worker are left out: they are not older than contract §6 allows. Judged at `at`
 * (ISO 8601), or each store at the moment that it is looked at.
 */
export async function verifySegments(at?: string): Promise<SegmentCheck[]> {
  const wrong = { members: 0, windows: 0, late: 0 }
  for (const storeId of await allStoreIds()) {
    await inStore(storeId, async (tx) => {
      await tx.execute(shareStore(storeId))
      const now = at ?? new Date().toISOString()
      const { facts, levels } = await dynamicSegmentsOf(tx, storeId)
      for (const segment of levels.flat()) {
        const differing = await countDiffering(tx, storeId, segment, facts, now)
        wrong.members += differing.members
        wrong.windows += differing.windows
      }
      wrong.late += await countLate(tx, storeId, now)
    })
  }
  return [
    checkOf('every dynamic segment has the contacts that its conditions pick now', wrong.members),
    checkOf('every time window that will close for somebody is noted', wrong.windows),
    checkOf('every time window that has closed was looked at', wrong.late),
  ]
}

const checkOf = (name: string, n: number): SegmentCheck => ({
  name,
  ok: n === 0,
  detail: n === 0 ? 'yes' : `${n} do not`,
})

/** In one statement, so that events, members and what waits are seen at one moment. */
async function countDiffering(
  tx: Tx,
  storeId: string,
  { id, definition }: DynamicSegment,
  facts: Facts,
  now: string,
): Promise<{ members: number; windows: number }> {
  const at = (table: SQL) => sql`from ${table} x where x.store_id = c.store_id and x.contact_id = c.id`
  const { from, dueAt } = outlookOf(definition, facts, now)
  const [row] = await tx.execute<{ members: number; windows: number }>(sql`
    select count(*) filter (where is_in <> was_in)::int as members,
      count(*) filter (where next_change is not null and (noted is null or noted > next_change))::int as windows
    from (
      select ${predicateOf(definition, facts, now)} as is_in, (select ${dueAt} from ${from}) as next_change,
        exists (select ${at(sql`segment_members`)} and x.segment_id = ${id}) as was_in,
        (select x.due_at ${at(sql`segment_rechecks`)}) as noted
      from contacts c where c.store_id = ${storeId}
        and not exists (select ${at(sql`pending_work`)})
        and not exists (select ${at(sql`segment_rechecks`)} and x.due_at <= ${now}::timestamptz)
    ) looked`)
  return row ?? { members: 0, windows: 0 }
}

async function countLate(tx: Tx, storeId: string, now: string): Promise<number> {
  const before = new Date(Date.parse(now) - LATE_MS).toISOString()
  const [row] = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from segment_rechecks where store_id = ${storeId} and due_at < ${before}::timestamptz`)
  return row?.n ?? 0
}
