import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { idBoundWithRoom } from './id-bound'

export type ReceptionCounts = { accepted: number; rejected: number; duplicate: number }
export type ReceptionBucket = ReceptionCounts & { at: string }
export type ReceptionChart = { bucketSeconds: number; buckets: ReceptionBucket[] }

const BUCKETS_MAX = 60

/** Receptions of the last `minutes` by outcome, in at most 60 equal buckets, empty ones included; `at` is a bucket's begin. */
export function receptionChart(
  ctx: StoreContext,
  input: { minutes: number; eventTypeId?: string },
  now: string = new Date().toISOString(),
): Promise<ReceptionChart> {
  const storeId = ctx.store.id
  const bucketSeconds = Math.max(60, Math.ceil(input.minutes / BUCKETS_MAX) * 60)
  const bucketMs = bucketSeconds * 1000
  const last = Math.floor(Date.parse(now) / bucketMs) * bucketMs
  const first = last - (Math.ceil((input.minutes * 60) / bucketSeconds) - 1) * bucketMs
  const since = new Date(first).toISOString()
  return inStore(storeId, async (tx) => {
    const bin = sql`date_bin(make_interval(secs => ${bucketSeconds}), received_at, timestamptz 'epoch')`
    const rows = await tx.execute<{ at: string; outcome: keyof ReceptionCounts; count: number }>(sql`
      select ${isoOf(bin)} as at, outcome, count(*)::int as count from receptions
      where store_id = ${storeId} and id >= ${idBoundWithRoom(since)} and received_at >= ${since}::timestamptz
        ${input.eventTypeId ? sql`and event_type_id::text = ${input.eventTypeId}` : sql``}
      group by 1, 2`)
    const buckets = new Map<string, ReceptionBucket>()
    for (let at = first; at <= last; at += bucketMs) {
      const begin = new Date(at).toISOString()
      buckets.set(begin, { at: begin, accepted: 0, rejected: 0, duplicate: 0 })
    }
    for (const { at, outcome, count } of rows) {
      const bucket = buckets.get(at)
      if (bucket) bucket[outcome] = count
    }
    return { bucketSeconds, buckets: [...buckets.values()] }
  })
}
