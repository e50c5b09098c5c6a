import { and, eq } from 'drizzle-orm'
import { segments } from '@/db'
import type { StoreContext } from '@/server/context'
import { Problem } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { saveDefinition } from './save-definition'
import type { SegmentPatch } from './schema'
import { readSegment, type SegmentView } from './segment-row'

/** Changes what is given; a new definition is computed before the answer. Throws `not-found`, `not-valid`. */
export function updateSegment(ctx: StoreContext, input: { id: string } & SegmentPatch): Promise<SegmentView> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const before = await readSegment(tx, storeId, input.id)
    const { name, definition } = input
    if (name !== undefined) {
      const own = and(eq(segments.storeId, storeId), eq(segments.id, before.id))
      await tx.update(segments).set({ name, updatedAt: new Date().toISOString() }).where(own)
    }
    if (definition !== undefined) {
      if (before.type === 'static')
        throw new Problem('conflict', 'A static segment has no definition: it is filled by hand.')
      await saveDefinition(tx, storeId, before.id, definition)
    }
    const updated = await readSegment(tx, storeId, before.id)
    await audit('segment.updated', { type: 'segment', id: updated.id, name: updated.name })
    return updated
  })
}
