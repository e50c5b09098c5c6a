import { eq } from 'drizzle-orm'
import { inStore, uses } from '@/db'
import type { StoreContext } from '@/server/context'
import { usagesOf, usedBy } from '@/server/integrations/usages'
import type { Usage } from '@/server/problems'
import { readSegment, type SegmentView } from './segment-row'

/** One segment with what is built on it. Throws `not-found`. */
export function getSegment(ctx: StoreContext, input: { id: string }): Promise<SegmentView & { usedBy: Usage[] }> {
  return inStore(ctx.store.id, async (tx) => {
    const segment = await readSegment(tx, ctx.store.id, input.id)
    return { ...segment, usedBy: usedBy(await usagesOf(tx, ctx.store.id, eq(uses.usedSegmentId, segment.id))) }
  })
}
