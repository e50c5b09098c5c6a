import { asc, eq } from 'drizzle-orm'
import { inStore, segments } from '@/db'
import type { StoreContext } from '@/server/context'
import { SEGMENT_COLUMNS, type SegmentView } from './segment-row'

/** All segments of the store by name, with their present count. */
export function listSegments(ctx: StoreContext): Promise<SegmentView[]> {
  return inStore(ctx.store.id, async (tx) => {
    const asOf = new Date().toISOString()
    const rows = await tx
      .select(SEGMENT_COLUMNS)
      .from(segments)
      .where(eq(segments.storeId, ctx.store.id))
      .orderBy(asc(segments.name), asc(segments.id))
    return rows.map((row) => ({ ...row, asOf }))
  })
}
