import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { type ReceptionFilter, receptionConditions } from './reception-filter'

/** Refusals that have the same cause: of one event type (or alias), for one reason at one place. */
export type ReceptionCause = {
  eventTypeId: string | null
  eventTypeName: string | null
  /** Where there is no such event type: what the sender wrote. */
  alias: string | null
  reasonCode: string
  /** The first fault of them, with `*` for any index of an array; null where the whole request was refused, then `detail` says why. */
  path: string | null
  expected: string | null
  detail: string | null
  count: number
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
      select r.event_type_id as "eventTypeId", coalesce(t.name, d.name) as "eventTypeName", r.alias,
        r.reason_code as "reasonCode", cause.path, cause.expected, max(cause.detail) as detail, count(*)::int as count,
        ${isoOf(sql`min(r.received_at)`)} as "firstAt", ${isoOf(sql`max(r.received_at)`)} as "lastAt",
        max(r.id::text) as "lastId"
      from receptions r
        left join event_types t on t.store_id = r.store_id and t.id = r.event_type_id
        left join deleted_event_types d on d.store_id = r.store_id and d.id = r.event_type_id
        cross join lateral (select regexp_replace(r.reasons->0->>'path', '/\\d+(?=/|$)', '/*', 'g') as path,
          split_part(r.reasons->0->>'reason', ', received ', 1) as expected,
          case when r.reasons->0 is null then r.detail end as detail) cause
      where r.store_id = ${storeId} and r.outcome = 'rejected'
        ${receptionConditions(storeId, { ...filter, outcome: undefined })}
      group by 1, 2, 3, 4, 5, 6
      order by count(*) desc, max(r.received_at) desc limit ${CAUSES_MAX}`)
    return [...rows]
  })
}
