import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import { inStore, workflowVersions } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { LIMIT_DEFAULT, type Page, type PageInput, pageOf, readCursor } from '@/server/paging'
import { workflowRow } from './workflow-row'

export type VersionSummary = {
  id: string
  number: number
  createdAt: string
  /** How many. */
  nodes: number
  /** Whether it was ever active. */
  wasStarted: boolean
}

const NUMBER = /^\d{1,9}$/

/** What was saved of a workflow, newest first. Problems: `not-found`, `invalid-request` (cursor). */
export async function listVersions(
  ctx: StoreContext,
  input: { id: string } & PageInput,
): Promise<Page<VersionSummary>> {
  const { id, limit = LIMIT_DEFAULT } = input
  const cursor = readCursor(input.cursor, ([number, ...more]) => more.length === 0 && NUMBER.test(number ?? ''))
  const from = cursor && Number(cursor.key[0])
  const isBackwards = cursor?.direction === 'prev'
  return inStore(ctx.store.id, async (tx) => {
    await workflowRow(tx, ctx, id)
    const { storeId, workflowId, number, document, createdAt } = workflowVersions
    const rows = await tx
      .select({
        id: workflowVersions.id,
        number,
        createdAt: isoOf(createdAt),
        nodes: sql<number>`jsonb_array_length(${document} -> 'nodes')`,
        wasStarted: sql<boolean>`exists (select 1 from workflow_activations a where a.store_id = ${ctx.store.id} and a.workflow_id = ${id} and a.version_id = ${workflowVersions.id})`,
      })
      .from(workflowVersions)
      .where(
        and(
          eq(storeId, ctx.store.id),
          eq(workflowId, id),
          from === null ? undefined : isBackwards ? gt(number, from) : lt(number, from),
        ),
      )
      .orderBy(isBackwards ? asc(number) : desc(number))
      .limit(limit + 1)
    return pageOf(rows, cursor, limit, (version) => [String(version.number)])
  })
}
