import { and, eq } from 'drizzle-orm'
import { inStore, workflows } from '@/db'
import type { StoreContext } from '@/server/context'
import type { WorkflowDraft } from './schema'
import { workflowThatCan } from './workflow-row'

/**
 * Keeps what somebody edits beside what was saved, so that nothing is lost with their page; of two who edit at once, the
 * last one's. It changes nothing of what the workflow does: no version, no revision of the store, no line of the audit
 * log. Answers when it was kept. Problems: `not-found`, `conflict` (active or finished).
 */
export function saveDraft(
  ctx: StoreContext,
  { id, name, nodes, edges, notes, basedOn }: WorkflowDraft & { id: string },
): Promise<{ at: string }> {
  return inStore(ctx.store.id, async (tx) => {
    await workflowThatCan(tx, ctx, 'edit', id)
    const at = new Date().toISOString()
    await tx
      .update(workflows)
      .set({ draft: { name, nodes, edges, notes, basedOn }, draftAt: at })
      .where(and(eq(workflows.storeId, ctx.store.id), eq(workflows.id, id)))
    return { at }
  })
}
