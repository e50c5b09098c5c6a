import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { isoOf } from '@/db/iso-of'
import { typeName } from '@/server/event-types/type-named'
import { idBoundWithRoom } from '@/server/events/id-bound'

type Parked = {
  kind: 'parked'
  count: number
  oldestAt: string
  reason: string | null
  /** An event among it, to be looked at; null where there is none. */
  eventId: string | null
  /** Of the youngest wait among it. */
  workflowId: string | null
}
type Refused = {
  kind: 'refused'
  count: number
  eventTypeId: string | null
  eventTypeName: string | null
  reasonCode: string | null
  /** The fault that most of them begin with, where fields were at fault. */
  path: string | null
  reason: string | null
  detail: string | null
  firstAt: string
  lastAt: string
  lastReceptionId: string
}
type GivenUp = {
  kind: 'given-up'
  count: number
  eventTypeId: string
  eventTypeName: string
  integrationId: string
  integrationName: string
  firstAt: string
}
type OldSecret = { kind: 'old-secret'; keyId: string; name: string; lastUsedAt: string; endsAt: string }

export type Worth = Parked | Refused | GivenUp | OldSecret

const DAY_MS = 86_400_000
const CAUSES_MAX = 5

/** Problems that somebody should look at: parked work, refusals of the last day by cause, deliveries that were given up, a rotated secret that is still in use. */
export async function worthALook(tx: Tx, storeId: string, now: Date): Promise<Worth[]> {
  const at = now.toISOString()
  const since = new Date(now.getTime() - DAY_MS).toISOString()
  const parked = await tx.execute<Omit<Parked, 'kind'>>(sql`
    select count(*)::int as count, ${isoOf(sql`min(parked_at)`)} as "oldestAt",
      (array_agg(reason order by parked_at desc))[1] as reason,
      (array_agg(event_id order by parked_at desc) filter (where event_id is not null))[1] as "eventId",
      (array_agg(workflow_id order by parked_at desc) filter (where workflow_id is not null))[1] as "workflowId"
    from (
      select parked_at, reason, event_id, null::uuid as workflow_id from pending_work
      where store_id = ${storeId} and parked_at is not null
      union all
      select parked_at, reason, null, workflow_id from execution_waits
      where store_id = ${storeId} and parked_at is not null
      union all
      select parked_at, reason, null, null from pending_moves where store_id = ${storeId} and parked_at is not null
    ) parked having count(*) > 0`)
  const refused = await tx.execute<Omit<Refused, 'kind'>>(sql`
    with late as (
      select r.*, r.reasons->0->>'path' as path, r.reasons->0->>'reason' as reason from receptions r
      where r.store_id = ${storeId} and r.outcome = 'rejected' and r.id >= ${idBoundWithRoom(since)}
    )
    select count(*)::int as count, l.event_type_id as "eventTypeId", max(${typeName(sql`l.event_type_id`)}) as "eventTypeName",
      l.reason_code as "reasonCode", l.path, (array_agg(l.reason order by l.id desc))[1] as reason,
      (array_agg(l.detail order by l.id desc))[1] as detail,
      ${isoOf(sql`min(l.received_at)`)} as "firstAt", ${isoOf(sql`max(l.received_at)`)} as "lastAt",
      (array_agg(l.id order by l.id desc))[1] as "lastReceptionId"
    from late l left join event_types t on t.store_id = l.store_id and t.id = l.event_type_id
      left join deleted_event_types d on d.store_id = l.store_id and d.id = l.event_type_id
    group by l.event_type_id, l.reason_code, l.path order by count(*) desc, max(l.received_at) desc limit ${CAUSES_MAX}`)
  const givenUp = await tx.execute<Omit<GivenUp, 'kind'>>(sql`
    select count(*)::int as count, t.id as "eventTypeId", t.name as "eventTypeName", i.id as "integrationId",
      i.name as "integrationName", ${isoOf(sql`min(d.ended_at)`)} as "firstAt"
    from deliveries d
      join event_types t on t.store_id = d.store_id and t.id = d.event_type_id
      join custom_integrations i on i.store_id = t.store_id and i.id = t.integration_id
    where d.store_id = ${storeId} and d.state = 'dead'
    group by t.id, t.name, i.id, i.name order by count(*) desc, t.id limit ${CAUSES_MAX}`)
  const oldSecrets = await tx.execute<Omit<OldSecret, 'kind'>>(sql`
    select id as "keyId", name, ${isoOf(sql`previous_last_used_at`)} as "lastUsedAt",
      ${isoOf(sql`previous_ends_at`)} as "endsAt"
    from api_keys where store_id = ${storeId} and revoked_at is null
      and previous_ends_at > ${at}::timestamptz and previous_last_used_at >= ${since}::timestamptz`)
  return [
    ...parked.map((row) => ({ kind: 'parked' as const, ...row })),
    ...refused.map((row) => ({ kind: 'refused' as const, ...row })),
    ...givenUp.map((row) => ({ kind: 'given-up' as const, ...row })),
    ...oldSecrets.map((row) => ({ kind: 'old-secret' as const, ...row })),
  ]
}
