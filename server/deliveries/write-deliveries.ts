import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { readFields } from '@/server/event-types/read-fields'
import type { FieldValue } from '@/server/fields/field-types'
import { newId } from '@/server/ids'
import { log } from '@/server/log'
import { bodyOf } from './body-of'

type Sending = {
  eventTypeId: string
  workflowId: string
  eventId: string
  nodeId: string
  contactId: string
  values: Readonly<Record<string, FieldValue>>
}

/**
 * Keeps what workflows send, with its body as every try sends it, due now: a worker takes it from there. One that is
 * there already fails the transaction, as a doubled effect does. What is sent of an event type that is gone (a run of a
 * finished workflow that was behind a wait) is passed over.
 */
export async function writeDeliveries(
  tx: Tx,
  storeId: string,
  sendings: readonly Sending[],
  now: string,
): Promise<void> {
  const ids = [...new Set(sendings.map(({ eventTypeId }) => eventTypeId))]
  const there = await tx.execute<{ id: string }>(sql`select id from event_types
    where store_id = ${storeId} and id = any(${sql.param(ids)}::uuid[]) and category = 'send'`)
  const known = new Set(there.map(({ id }) => id))
  for (const eventTypeId of ids)
    if (!known.has(eventTypeId)) log.warn({ storeId, eventTypeId }, 'an event type that is to be sent is gone')
  const fields = await readFields(tx, storeId, [...known])
  const rows = sendings
    .filter(({ eventTypeId }) => known.has(eventTypeId))
    .map(({ eventTypeId, workflowId, eventId, nodeId, contactId, values }) => ({
      ...{ id: newId(), eventTypeId, workflowId, eventId, nodeId, contactId, values },
      body: bodyOf(fields.get(eventTypeId) ?? [], values),
    }))
  if (rows.length === 0) return
  await tx.execute(sql`
    insert into deliveries (store_id, id, event_type_id, workflow_id, event_id, node_id, contact_id, values, body,
      next_at, created_at)
    select ${storeId}, r.id, r."eventTypeId", r."workflowId", r."eventId", r."nodeId", r."contactId", r.values, r.body,
      ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id uuid, "eventTypeId" uuid, "workflowId" uuid,
      "eventId" uuid, "nodeId" text, "contactId" uuid, values jsonb, body text)`)
}
