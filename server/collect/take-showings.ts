import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import type { ShowOn, WebContentType } from '@/server/web-contents/schema'

/** A web content as a browser or app is answered it (contract §5). */
export type ShownContent = {
  /** Of this showing: by it the browser tells what became of it. */
  id: string
  contentId: string
  type: WebContentType
  /** Filled in and sanitised. */
  html: string
  selector?: string
  showOn: ShowOn
}

type Row = Omit<ShownContent, 'selector'> & { selector: string | null }

const CONTENTS_MAX = 20

/** What waits for this tracker, oldest first, marked as answered by the same statement: of two requests at once one gets it. */
export async function takeShowings(storeId: string, trackerId: string, now: string): Promise<ShownContent[]> {
  const rows = await inStore(storeId, (tx) =>
    tx.execute<Row>(sql`
      with waiting as (
        select id from content_showings
        where store_id = ${storeId} and tracker_id = ${trackerId} and answered_at is null
        order by id limit ${CONTENTS_MAX} for update skip locked
      )
      update content_showings s set answered_at = ${now}::timestamptz
      from web_contents c
      where s.store_id = ${storeId} and s.id in (select id from waiting)
        and c.store_id = s.store_id and c.id = s.web_content_id
      returning s.id, c.id as "contentId", c.type, s.html, c.selector, c.show_on as "showOn"`),
  )
  return rows
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ selector, ...content }) => ({ ...content, ...(selector !== null && { selector }) }))
}
