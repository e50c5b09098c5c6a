import { and, eq } from 'drizzle-orm'
import { segments, type Tx, uses } from '@/db'
import { refusedBy } from '@/db/violations'
import type { StoreContext } from '@/server/context'
import { inWords, usagesOf, usedBy } from '@/server/integrations/usages'
import { Problem } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { readSegment } from './segment-row'

/** Deletes a segment with its memberships and its locks. Throws `not-found`; `in-use` while another is built on it. */
export function deleteSegment(ctx: StoreContext, input: { id: string }): Promise<void> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const { id, name } = await readSegment(tx, storeId, input.id)
    const remove = (inner: Tx) => inner.delete(segments).where(and(eq(segments.storeId, storeId), eq(segments.id, id)))
    await refusedBy(tx, remove, {
      uses_used_segment: async (again) => {
        const users = usedBy(await usagesOf(again, storeId, eq(uses.usedSegmentId, id)))
        const are = users.length === 1 ? 'is' : 'are'
        const detail = `The segment “${name}” cannot be deleted: ${inWords(users)} ${are} built on it.`
        return new Problem('in-use', detail, { usedBy: users })
      },
    })
    await audit('segment.deleted', { type: 'segment', id, name })
  })
}
