import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import type { Impression } from './read-impressions'

/** Notes what became of a tracker's own showings, each thing once: the first word counts. Who clicked has seen it. */
export async function writeImpressions(
  storeId: string,
  trackerId: string,
  impressions: readonly Impression[],
): Promise<void> {
  if (impressions.length === 0) return
  await inStore(storeId, (tx) =>
    tx.execute(sql`
      with told as (
        select r.id, min(r.at) filter (where r.what = 'shown') as shown_at,
          min(r.at) filter (where r.what = 'clicked') as clicked_at,
          min(r.at) filter (where r.what = 'closed') as closed_at
        from json_to_recordset(${JSON.stringify(impressions)}::text::json) as r(id uuid, what text, at timestamptz)
        group by r.id
      ), own as (
        select s.id from content_showings s
        where s.store_id = ${storeId} and s.tracker_id = ${trackerId} and s.id in (select id from told)
        order by s.id for update
      )
      update content_showings s set
        shown_at = coalesce(s.shown_at, told.shown_at, told.clicked_at),
        clicked_at = coalesce(s.clicked_at, told.clicked_at),
        closed_at = coalesce(s.closed_at, told.closed_at)
      from told join own on own.id = told.id
      where s.store_id = ${storeId} and s.id = told.id`),
  )
}
