import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { typeName } from '@/server/event-types/type-named'
import { CAUSE_EXPECTED, CAUSE_PATH } from './cause-of'
import { type ReceptionFilter, receptionConditions } from './reception-filter'

/** Refusals that have the same cause: of one event type (or alias), for one reason at one place. */
export type ReceptionCause = {
  eventTypeId: string | null
  eventTypeName: string | null
  integrationId: string | null
  integrationName: string | null
  integrationColor: string | null
  receiveContext: ReceiveContextName
  /** Where there is no such event type: what the sender wrote. */
  alias: string | null
  reasonCode: string
  /** The first fault of them, with `*` for any index of an array; null where the whole request was refused, then `detail` says why. */
  path: string | null
  expected: string | null
  detail: string | null
  count: number
  /** How many of them were replayed and accepted since. */
  replayed: number
  firstAt: string
  lastAt: string
  /** The youngest of them. */
  lastId: string
}

const CAUSES_MAX = 100

/** Refusals grouped by cause, the commonest first; the filter's `outcome` does not count. What was received differs within a group. */
export function receptionCauses(ctx: StoreContext, filter: ReceptionFilter): Promise<ReceptionCause[]> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const rows = await tx.execute<ReceptionCause>(sql`
      select r.event_type_id as "eventTypeId", ${typeName(sql`r.event_type_id`)} as "eventTypeName", i.id as "integrationId",
        coalesce(i.name, d.integration_name) as "integrationName", i.color as "integrationColor",
        r.receive_context as "receiveContext", r.alias, r.reason_code as "reasonCode", ${CAUSE_PATH} as path,
        ${CAUSE_EXPECTED} as expected, max(r.detail) filter (where r.reasons->0 is null) as detail,
        count(*)::int as count, count(*) filter (where exists (select from receptions p
          where p.store_id = r.store_id and p.replay_of = r.id and p.outcome = 'accepted'))::int as replayed,
        ${isoOf(sql`min(r.received_at)`)} as "firstAt", ${isoOf(sql`max(r.received_at)`)} as "lastAt",
        max(r.id::text) as "lastId"
      from receptions r
        left join event_types t on t.store_id = r.store_id and t.id = r.event_type_id
        left join custom_integrations i on i.store_id = t.store_id and i.id = t.integration_id
        left join deleted_event_types d on d.store_id = r.store_id and d.id = r.event_type_id
      where r.store_id = ${storeId} and r.outcome = 'rejected'
        ${receptionConditions(storeId, { ...filter, outcome: undefined })}
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
      order by count(*) desc, max(r.received_at) desc limit ${CAUSES_MAX}`)
    return [...rows]
  })
}
