import { and, asc, eq, inArray } from 'drizzle-orm'
import { eventTypeFields, type Tx } from '@/db'
import { type EventTypeField, fieldOf } from './event-type-field'

/** The fields of event types, by event type, in their order. */
export async function readFields(
  tx: Tx,
  storeId: string,
  eventTypeIds: string[],
): Promise<Map<string, EventTypeField[]>> {
  const fields = new Map<string, EventTypeField[]>(eventTypeIds.map((id) => [id, []]))
  if (eventTypeIds.length === 0) return fields
  const rows = await tx
    .select()
    .from(eventTypeFields)
    .where(and(eq(eventTypeFields.storeId, storeId), inArray(eventTypeFields.eventTypeId, eventTypeIds)))
    .orderBy(asc(eventTypeFields.position))
  for (const row of rows) fields.get(row.eventTypeId)?.push(fieldOf(row))
  return fields
}
