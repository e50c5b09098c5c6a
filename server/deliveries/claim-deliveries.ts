import { and, eq, inArray, sql } from 'drizzle-orm'
import { type DeliveryTry, eventTypes, inStore } from '@/db'
import { storesWith } from '@/server/stores/store-ids'

/** As long as a worker has a delivery to itself; a try takes 10 s at most. */
const LEASE_MS = 60_000
/** How far behind what is due first is looked for others. */
const LOOK_AHEAD = 200

/** A delivery in the hands of this worker. `attempt`, from 1, tells this try from one that came after its lease. */
export type Claimed = {
  storeId: string
  id: string
  eventTypeId: string
  attempt: number
  body: string
  tries: DeliveryTry[]
  /** Of the event type, as it is now; the last two sealed. */
  webhookUrl: string
  webhookHeaders: string | null
  signingSecret: string | null
}

/** How many more may be taken: in all, and of each event type (`atOnce`, less what it has in hand). */
export type Room = { limit: number; atOnce: number; inHand: ReadonlyMap<string, number> }

/** Stores with deliveries that are due. */
export const storesWithDueDeliveries = (now: string): Promise<string[]> =>
  storesWith('deliveries', sql`x.state = 'pending' and x.next_at <= ${now}::timestamptz`)

/**
 * Takes due deliveries of a store that no other worker has, the longest due first, and counts the try before it is made:
 * a worker that dies in it leaves a delivery that is tried again when its lease is over. So it arrives at least once.
 */
export function claimDeliveries(
  storeId: string,
  { limit, atOnce, inHand }: Room,
  nowMs = Date.now(),
): Promise<Claimed[]> {
  const now = new Date(nowMs).toISOString()
  const leaseEnds = new Date(nowMs + LEASE_MS).toISOString()
  const full = [...inHand].flatMap(([id, n]) => (n >= atOnce ? [id] : []))
  const busy = JSON.stringify(Object.fromEntries(inHand))
  return inStore(storeId, async (tx) => {
    // Each part once, by arrays: joined as subqueries they are run again for each row where Postgres has no statistics yet.
    const rows = await tx.execute<Pick<Claimed, 'id' | 'eventTypeId' | 'attempt' | 'body' | 'tries'>>(sql`
      with due as materialized (
        select * from (
          select x.id, x.event_type_id, row_number() over (partition by x.event_type_id order by x.next_at, x.id) as n
          from (select * from deliveries x where x.store_id = ${storeId} and x.state = 'pending'
            and x.next_at <= ${now}::timestamptz and x.event_type_id <> all(${sql.param(full)}::uuid[])
            order by x.next_at limit ${LOOK_AHEAD}) x) ranked
        where n + coalesce((${busy}::text::jsonb->>event_type_id::text)::int, 0) <= ${atOnce}
        order by n limit ${limit}
      ), mine as materialized (
        select l.id from deliveries l
        where l.store_id = ${storeId} and l.id = any(array(select id from due)) and l.state = 'pending'
          and l.next_at <= ${now}::timestamptz
        for update skip locked
      )
      update deliveries d set attempts = attempts + 1, next_at = ${leaseEnds}::timestamptz
      where d.store_id = ${storeId} and d.id = any(array(select id from mine))
      returning id, event_type_id as "eventTypeId", attempts as attempt, body, tries`)
    if (rows.length === 0) return []
    const { id, webhookUrl, webhookHeaders, signingSecret } = eventTypes
    const ids = [...new Set(rows.map(({ eventTypeId }) => eventTypeId))]
    const types = await tx
      .select({ id, webhookUrl, webhookHeaders, signingSecret })
      .from(eventTypes)
      .where(and(eq(eventTypes.storeId, storeId), inArray(id, ids)))
    const byId = new Map(types.map(({ id: eventTypeId, ...type }) => [eventTypeId, type]))
    return rows.flatMap((row): Claimed[] => {
      const type = byId.get(row.eventTypeId)
      return type ? [{ storeId, ...row, ...type, webhookUrl: type.webhookUrl ?? '' }] : []
    })
  })
}
