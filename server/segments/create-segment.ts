import { segments } from '@/db'
import type { StoreContext } from '@/server/context'
import { newId } from '@/server/ids'
import { changeStore } from '@/server/stores/change-store'
import { saveDefinition } from './save-definition'
import type { SegmentInput } from './schema'
import { readSegment, type SegmentView } from './segment-row'

/** A new segment with its members: a dynamic one has them all when the answer leaves, a static one is filled by hand. */
export function createSegment(ctx: StoreContext, input: SegmentInput): Promise<SegmentView> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const id = newId()
    const { name, type } = input
    await tx.insert(segments).values({ storeId, id, name, type })
    if (input.type === 'dynamic-plus') await saveDefinition(tx, storeId, id, input.definition)
    await audit('segment.created', { type: 'segment', id, name })
    return readSegment(tx, storeId, id)
  })
}
