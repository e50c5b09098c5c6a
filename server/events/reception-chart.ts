import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { type ReceptionFilter, receptionConditions } from './reception-filter'

export type ReceptionCounts = { accepted: number; rejected: number; duplicate: number }
export type ReceptionBucket = ReceptionCounts & { at: string }
export type ReceptionChart = { bucketSeconds: number; buckets: ReceptionBucket[] }

const BUCKETS_MAX = 60
/** Shorter times are told in buckets of ten seconds. */
const FINE_SECONDS = 600

/**
 * Receptions that match, by outcome, in at most 60 equal buckets, empty ones included; `at` is a bucket's begin. Of the time
 * that the filter names, else of the last `minutes`. The filter's `outcome` does not count: each bucket tells them apart.
 */
export function receptionChart(
  ctx: StoreContext,
  { minutes, since, until, ...filter }: ReceptionFilter & { minutes: number },
  now: string = new Date().toISOString(),
): Promise<ReceptionChart> {
  const storeId = ctx.store.id
  const { bucketSeconds, first, last } = bucketsOf(since ?? null, until ?? now, minutes)
  const bucketMs = bucketSeconds * 1000
  const span = { since: since ?? new Date(first).toISOString(), until }
  return inStore(storeId, async (tx) => {
    const bin = sql`date_bin(make_interval(secs => ${bucketSeconds}), r.received_at, timestamptz 'epoch')`
    const rows = await tx.execute<{ at: string; outcome: keyof ReceptionCounts; count: number }>(sql`
      select ${isoOf(bin)} as at, r.outcome, count(*)::int as count from receptions r
      where r.store_id = ${storeId}
        ${receptionConditions(storeId, { ...filter, ...span, outcome: undefined, isHeld: undefined })}
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

/** Whole buckets that cover the time; the last one holds its end. */
function bucketsOf(since: string | null, until: string, minutes: number) {
  const endMs = Date.parse(until)
  const seconds = since === null ? minutes * 60 : Math.max(1, (endMs - Date.parse(since)) / 1000)
  const stepSeconds = seconds < FINE_SECONDS ? 10 : 60
  const bucketSeconds = Math.max(1, Math.ceil(seconds / BUCKETS_MAX / stepSeconds)) * stepSeconds
  const bucketMs = bucketSeconds * 1000
  const last = Math.floor(endMs / bucketMs) * bucketMs
  const most = last - (BUCKETS_MAX - 1) * bucketMs
  const first =
    since === null
      ? last - (Math.ceil(seconds / bucketSeconds) - 1) * bucketMs
      : Math.floor(Date.parse(since) / bucketMs) * bucketMs
  return { bucketSeconds, first: Math.max(first, most), last }
}
