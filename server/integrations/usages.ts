import { type SQL, sql } from 'drizzle-orm'
import { segments, type Tx, uses, workflows } from '@/db'
import type { Usage } from '@/server/problems'

/** Who uses what, one row per user and thing used. */
export type UsageOf = Usage & { eventTypeId: string | null; fieldId: string | null }

/** The segments and started workflows that refer to what `where` picks from `uses`, by name. */
export async function usagesOf(tx: Tx, storeId: string, where: SQL | undefined): Promise<UsageOf[]> {
  return tx
    .selectDistinct({
      type: sql<'segment' | 'workflow'>`case when ${uses.segmentId} is null then 'workflow' else 'segment' end`,
      id: sql<string>`coalesce(${uses.segmentId}, ${uses.workflowId})`,
      name: sql<string>`coalesce(${segments.name}, ${workflows.name})`.as('user_name'),
      eventTypeId: uses.eventTypeId,
      fieldId: sql<string | null>`coalesce(${uses.eventFieldId}, ${uses.contactFieldId})`,
    })
    .from(uses)
    .leftJoin(segments, sql`${segments.storeId} = ${uses.storeId} and ${segments.id} = ${uses.segmentId}`)
    .leftJoin(workflows, sql`${workflows.storeId} = ${uses.storeId} and ${workflows.id} = ${uses.workflowId}`)
    .where(sql`${uses.storeId} = ${storeId} and ${where ?? sql`true`}`)
    .orderBy(sql`user_name`)
}

/** Each user once, in the form of contract §3 (`usedBy`). */
export function usedBy(usages: UsageOf[]): Usage[] {
  const users = new Map(usages.map(({ type, id, name }) => [`${type} ${id}`, { type, id, name }]))
  return [...users.values()]
}

const QUOTED_MAX = 3

/** "the segment “Big spenders” and 2 more": for the sentence that says what stands in the way. */
export function inWords(users: Usage[]): string {
  const named = users.slice(0, QUOTED_MAX).map(({ type, name }) => `the ${type} “${name}”`)
  const more = users.length - named.length
  if (more > 0) return `${named.join(', ')} and ${more} more`
  return named.length > 1
    ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`
    : (named[0] ?? 'something made just now')
}
