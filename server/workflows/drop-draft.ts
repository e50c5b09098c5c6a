import { and, eq } from 'drizzle-orm'
import { inStore, workflows } from '@/db'
import type { StoreContext } from '@/server/context'
import { workflowThatCan } from './workflow-row'

/** Throws away what the editor kept by itself; what was saved stays. Problems: `not-found`, `conflict` (active or finished). */
export function dropDraft(ctx: StoreContext, { id }: { id: string }): Promise<void> {
  return inStore(ctx.store.id, async (tx) => {
    await workflowThatCan(tx, ctx, 'edit', id)
    await tx
      .update(workflows)
      .set({ draft: null, draftAt: null })
      .where(and(eq(workflows.storeId, ctx.store.id), eq(workflows.id, id)))
  })
}
