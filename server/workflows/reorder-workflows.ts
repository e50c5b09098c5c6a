import { and, asc, eq, sql } from 'drizzle-orm'
import { workflows } from '@/db'
import type { StoreContext } from '@/server/context'
import { Problem } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'

/**
 * Puts the workflows into this order; those that are not named keep theirs, behind. Each id counts once.
 * Problem: `not-found` for an id that is none of the store's.
 */
export function reorderWorkflows(ctx: StoreContext, { ids }: { ids: readonly string[] }): Promise<void> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const rows = await tx
      .select({ id: workflows.id })
      .from(workflows)
      .where(eq(workflows.storeId, storeId))
      .orderBy(asc(workflows.priority), asc(workflows.id))
    const known = rows.map((row) => row.id)
    if (ids.some((id) => !known.includes(id))) throw new Problem('not-found', 'There is no such workflow.')
    const order = [...new Set([...ids, ...known])]
    const places = sql`(select * from unnest(${sql.param(`{${order.join(',')}}`)}::uuid[]) with ordinality as p(id, place)) places`
    await tx
      .update(workflows)
      .set({ priority: sql`places.place::int` })
      .from(places)
      .where(and(eq(workflows.storeId, storeId), sql`${workflows.id} = places.id`))
    await audit('workflow.reordered', { type: 'store', id: storeId, name: 'Workflows' })
  })
}
