import { and, eq, sql } from 'drizzle-orm'
import { segments, type Tx } from '@/db'
import { isoOf } from '@/db/iso-of'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'
import type { SegmentDefinition } from './schema'

/** A segment as the API shows it; `count` is exact as of `asOf`. */
export type SegmentView = {
  id: string
  name: string
  type: 'dynamic-plus' | 'static'
  definition: SegmentDefinition | null
  count: number
  asOf: string
  createdAt: string
  updatedAt: string
}

export const SEGMENT_COLUMNS = {
  id: segments.id,
  name: segments.name,
  type: segments.type,
  definition: segments.definition,
  count: sql<number>`(select count(*)::int from segment_members m where m.store_id = ${segments.storeId} and m.segment_id = ${segments.id})`,
  createdAt: isoOf(segments.createdAt),
  updatedAt: isoOf(segments.updatedAt),
}

/** Throws `not-found`, for a segment of another store as well. */
export async function readSegment(tx: Tx, storeId: string, id: string): Promise<SegmentView> {
  const where = and(eq(segments.storeId, storeId), eq(segments.id, id))
  const [row] = isUuid(id) ? await tx.select(SEGMENT_COLUMNS).from(segments).where(where) : []
  if (!row) throw new Problem('not-found', 'There is no such segment.')
  return { ...row, asOf: new Date().toISOString() }
}
