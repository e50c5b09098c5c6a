import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { inStore, replays } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'

const { storeId: _, upToId: __, lastId: ___, ...columns } = getTableColumns(replays)
const COLUMNS = {
  ...columns,
  createdAt: isoOf(replays.createdAt),
  finishedAt: sql<string | null>`${isoOf(replays.finishedAt)}`,
}
const LISTED_MAX = 20

/** A replay of many: how far it is. `done` of `total`: accepted, rejected or skipped. */
export type ReplayView = Awaited<ReturnType<typeof listReplays>>[number]

/** The last replays of the store, the youngest first. */
export function listReplays(ctx: StoreContext) {
  return inStore(ctx.store.id, (tx) =>
    tx
      .select(COLUMNS)
      .from(replays)
      .where(eq(replays.storeId, ctx.store.id))
      .orderBy(desc(replays.id))
      .limit(LISTED_MAX),
  )
}

/** Throws `not-found`. */
export async function getReplay(ctx: StoreContext, input: { id: string }): Promise<ReplayView> {
  const storeId = ctx.store.id
  const where = and(eq(replays.storeId, storeId), eq(replays.id, input.id))
  const [row] = isUuid(input.id) ? await inStore(storeId, (tx) => tx.select(COLUMNS).from(replays).where(where)) : []
  if (!row) throw new Problem('not-found', 'There is no such replay.')
  return row
}
