import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import type { FieldValue } from '@/server/fields/field-types'
import { newId } from '@/server/ids'
import { log } from '@/server/log'
import { storeNameOf } from '@/server/stores/store-name-of'
import { renderContent } from './render-content'

type Values = Readonly<Record<string, FieldValue>>
type Showing = {
  webContentId: string
  workflowId: string
  eventId: string
  nodeId: string
  contactId: string
  event: Values
  contact: Values
}

/**
 * Renders what workflows show, and keeps it for the tracker of each event to ask for. A content that is gone, an event
 * of no tracker and a template that takes too much show nothing.
 */
export async function writeShowings(tx: Tx, storeId: string, showings: readonly Showing[], now: string): Promise<void> {
  const templates = await textsOf(
    tx,
    sql`select id, html as text from web_contents where store_id = ${storeId}
    and id = any(${sql.param([...new Set(showings.map(({ webContentId }) => webContentId))])}::uuid[])`,
  )
  const trackers = await textsOf(
    tx,
    sql`select id, tracker_id as text from events where store_id = ${storeId}
    and id = any(${sql.param([...new Set(showings.map(({ eventId }) => eventId))])}::uuid[])`,
  )
  const store = { name: await storeNameOf(tx, storeId) }
  const rows = showings.flatMap(({ event, contact, ...ids }) => {
    const template = templates.get(ids.webContentId)
    const trackerId = trackers.get(ids.eventId)
    if (template === undefined || trackerId === undefined) return []
    try {
      return { id: newId(), ...ids, trackerId, html: renderContent(template, { event, contact, store }) }
    } catch {
      // What Liquid says may hold values of the event.
      log.warn({ storeId, webContentId: ids.webContentId }, 'a web content could not be rendered')
      // One that takes its full time is not tried again for each of many.
      templates.delete(ids.webContentId)
      return []
    }
  })
  if (rows.length === 0) return
  await tx.execute(sql`
    insert into content_showings (store_id, id, contact_id, web_content_id, workflow_id, event_id, node_id, tracker_id,
      html, created_at)
    select ${storeId}, r.id, r."contactId", r."webContentId", r."workflowId", r."eventId", r."nodeId", r."trackerId",
      r.html, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id uuid, "contactId" uuid, "webContentId" uuid,
      "workflowId" uuid, "eventId" uuid, "nodeId" text, "trackerId" text, html text)
    on conflict (store_id, event_id, workflow_id, node_id) do nothing`)
}

async function textsOf(tx: Tx, query: ReturnType<typeof sql>): Promise<Map<string, string>> {
  const rows = await tx.execute<{ id: string; text: string | null }>(query)
  return new Map(rows.flatMap(({ id, text }): [string, string][] => (text === null ? [] : [[id, text]])))
}
