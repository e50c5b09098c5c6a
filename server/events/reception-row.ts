import { type SQL, sql } from 'drizzle-orm'
import { isoOf } from '@/db/iso-of'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { typeAlias, typeName } from '@/server/event-types/type-named'
import type { ValidationError } from '@/server/problems'

/** A reception as the log shows it. Names are null where the event type is unknown, or gone for longer than its name. */
export type ReceptionRow = {
  id: string
  receivedAt: string
  outcome: 'accepted' | 'rejected' | 'duplicate'
  status: number
  eventTypeId: string | null
  eventTypeName: string | null
  integrationId: string | null
  integrationName: string | null
  integrationColor: string | null
  alias: string | null
  receiveContext: ReceiveContextName
  contactId: string | null
  email: string | null
  apiKeyId: string | null
  apiKeyName: string | null
  remoteAddress: string | null
  bodyBytes: number
  reasonCode: string | null
  detail: string | null
  /** The first fault; `total` of them in all. */
  firstReason: ValidationError | null
  total: number
  duplicateOf: string | null
  /** How many events it became; with fan-out more than one. */
  eventCount: number
  /** Of context web: whether the contact's email was proved. */
  trust: 'verified' | 'claimed' | null
  /** The reception that it repeats by a later definition. */
  replayOf: string | null
  /** The last accepted replay of it. */
  replayedAs: string | null
}

export const RECEPTION_COLUMNS: SQL = sql`
  r.id, ${isoOf(sql`r.received_at`)} as "receivedAt", r.outcome, r.status, r.event_type_id as "eventTypeId",
  ${typeName(sql`r.event_type_id`)} as "eventTypeName", i.id as "integrationId",
  coalesce(i.name, d.integration_name) as "integrationName", i.color as "integrationColor",
  coalesce(${typeAlias(sql`r.event_type_id`)}, r.alias) as alias, r.receive_context as "receiveContext",
  c.id as "contactId", c.email, r.api_key_id as "apiKeyId", k.name as "apiKeyName",
  r.remote_address as "remoteAddress", r.body_bytes as "bodyBytes", r.reason_code as "reasonCode", r.detail,
  r.reasons->0 as "firstReason", coalesce(jsonb_array_length(r.reasons), 0) as total, r.duplicate_of as "duplicateOf",
  r.event_count as "eventCount", r.trust, r.replay_of as "replayOf",
  (select p.id from receptions p where p.store_id = r.store_id and p.replay_of = r.id and p.outcome = 'accepted'
    order by p.id desc limit 1) as "replayedAs"`

/** `receptions r` with what they mean: event type, integration, key, and the contact of the event (of the first one, for a duplicate). */
export const RECEPTION_TABLES: SQL = sql`receptions r
  left join event_types t on t.store_id = r.store_id and t.id = r.event_type_id
  left join custom_integrations i on i.store_id = t.store_id and i.id = t.integration_id
  left join deleted_event_types d on d.store_id = r.store_id and d.id = r.event_type_id
  left join api_keys k on k.store_id = r.store_id and k.id = r.api_key_id
  left join events e on e.store_id = r.store_id and e.id = coalesce(r.duplicate_of, r.id)
  left join contacts c on c.store_id = e.store_id and c.id = e.contact_id`
