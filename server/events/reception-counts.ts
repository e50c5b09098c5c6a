import { sql } from 'drizzle-orm'
import { inStore, type Tx } from '@/db'
import type { StoreContext } from '@/server/context'
import { idBoundWithRoom } from './id-bound'
import type { ReceptionCounts } from './reception-chart'

/** How many receptions came since an instant (ISO 8601), by outcome. */
export function receptionCounts(ctx: StoreContext, input: { since: string }): Promise<ReceptionCounts> {
  return inStore(ctx.store.id, (tx) => countReceptions(tx, ctx.store.id, input.since))
}

export async function countReceptions(tx: Tx, storeId: string, since: string): Promise<ReceptionCounts> {
  const rows = await tx.execute<{ outcome: keyof ReceptionCounts; count: number }>(sql`
    select outcome, count(*)::int as count from receptions
    where store_id = ${storeId} and id >= ${idBoundWithRoom(since)} and received_at >= ${since}::timestamptz
    group by outcome`)
  return { accepted: 0, rejected: 0, duplicate: 0, ...Object.fromEntries(rows.map((row) => [row.outcome, row.count])) }
}
