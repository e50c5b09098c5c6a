import { type SQL, sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { isUuid } from '@/server/ids'
import type { ValidationError } from '@/server/problems'
import { idBoundWithRoom } from './id-bound'

export type ListenInput = {
  receiveContext: ReceiveContextName
  /** What came to this event type, under any alias. */
  eventTypeId?: string
  /** What came to an alias that no event type has (yet). */
  alias?: string
  /** ISO 8601 with offset. Without it, what came to the event type in the last 30 days. */
  since?: string
  limit: number
}

/** A request that came, whether or not it was accepted. */
export type Heard = {
  id: string
  receivedAt: string
  outcome: 'accepted' | 'rejected' | 'duplicate'
  status: number
  reasonCode: string | null
  detail: string | null
  reasons: ValidationError[] | null
  contentType: string | null
  bodyBytes: number
  /** As received; of a larger or refused one at most the head. Null where nothing is kept. */
  body: Uint8Array | null
}

/** Of a longer body the head is answered: it is looked at by a person, and asked for often. */
const BODY_BYTES_MAX = 65_536

const DAYS_BACK_MS = 30 * 86_400_000

/**
 * The last requests to an event type, or since a moment also to an alias before there is one, the youngest first (product
 * §2, 10 and 12). `now` is the server's time: what comes after it is found with it as `since`, whatever the caller's clock says.
 */
export function listen(ctx: StoreContext, input: ListenInput): Promise<{ now: string; results: Heard[] }> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const rows = await tx.execute<Heard>(sql`
      select r.id, ${isoOf(sql`r.received_at`)} as "receivedAt", r.outcome, r.status, r.reason_code as "reasonCode",
        r.detail, r.reasons, r.headers->>'content-type' as "contentType", r.body_bytes as "bodyBytes",
        substring(r.body from 1 for ${BODY_BYTES_MAX}) as body
      from receptions r
      where r.store_id = ${storeId} and r.receive_context = ${input.receiveContext}
        and ${input.since ? cameSince(input.since, input) : cameLately(storeId, input)}
      order by r.id desc limit ${input.limit}`)
    return { now: new Date().toISOString(), results: [...rows] }
  })
}

const ofType = ({ eventTypeId }: ListenInput): SQL =>
  eventTypeId && isUuid(eventTypeId) ? sql`r.event_type_id = ${eventTypeId}` : sql`false`

/** Of a short time all receptions can be looked at. */
function cameSince(since: string, input: ListenInput): SQL {
  const toAlias = input.alias ? sql`(r.event_type_id is null and r.alias = ${input.alias})` : sql`false`
  return sql`r.received_at >= ${since}::timestamptz and r.id >= ${idBoundWithRoom(since)}::uuid
    and (${ofType(input)} or ${toAlias})`
}

/** Accepted ones are found through their (first) events, the others by being few. */
function cameLately(storeId: string, input: ListenInput): SQL {
  const { eventTypeId, limit } = input
  if (!eventTypeId || !isUuid(eventTypeId)) return sql`false`
  const since = idBoundWithRoom(new Date(Date.now() - DAYS_BACK_MS).toISOString())
  return sql`r.id in (
    (select e.id from events e where e.store_id = ${storeId} and e.event_type_id = ${eventTypeId}
      and e.id = e.reception_id and e.id >= ${since}::uuid order by e.id desc limit ${limit})
    union all
    (select r.id from receptions r where r.store_id = ${storeId} and r.outcome <> 'accepted' and ${ofType(input)}
      and r.id >= ${since}::uuid order by r.id desc limit ${limit}))`
}
