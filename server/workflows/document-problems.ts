import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { definitionsOf } from './definitions-of'
import { type NodeProblem, problemsOf } from './problems-of'
import type { WorkflowDocument } from './schema'

/** The problems of a draft that is still being edited, judged against what the store has defined now. */
export function documentProblems(ctx: StoreContext, document: WorkflowDocument): Promise<NodeProblem[]> {
  return inStore(ctx.store.id, async (tx) => problemsOf(document, await definitionsOf(tx, ctx.store.id)))
}
