import { type SQL, sql } from 'drizzle-orm'
import { isoOf } from '@/db/iso-of'

/** A row of `events` as a `ReceivedEvent`, in JSON. */
export const eventDocument = (e: SQL): SQL => sql`jsonb_build_object('id', ${e}.id, 'eventTypeId', ${e}.event_type_id,
  'values', ${e}.values, 'receivedAt', ${isoOf(sql`${e}.received_at`)}, 'occurredAt', ${isoOf(sql`${e}.occurred_at`)},
  'trust', ${e}.trust)`

/** A row with `id`, `segment_id`, `move` and `at` as what it is to a workflow: an event without values, by its `moveKey`. */
export const moveDocument = (m: SQL, trust: SQL): SQL => sql`jsonb_build_object('id', ${m}.id,
  'eventTypeId', ${m}.move || ' ' || ${m}.segment_id, 'values', '{}'::jsonb,
  'receivedAt', ${isoOf(sql`${m}.at`)}, 'occurredAt', ${isoOf(sql`${m}.at`)}, 'trust', ${trust})`
