import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { checkDefinition } from './check-definition'
import { describeDefinition } from './describe-definition'
import { factsOf } from './facts'
import type { SegmentDefinition } from './schema'
import { predicateOf } from './segment-sql'

export type Member = { id: string; email: string | null; name: string | null }
export type SegmentPreview = { count: number; total: number; sample: Member[]; asOf: string; sentence: string }

const SAMPLE = 10

/** Who would be in it now: how many, of how many, and ten of them. Writes nothing. Throws one `not-valid` with every fault. */
export function previewSegment(
  ctx: StoreContext,
  input: { definition: SegmentDefinition; id?: string | undefined },
): Promise<SegmentPreview> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const facts = await factsOf(tx, storeId)
    const definition = checkDefinition(input.definition, facts, input.id)
    const asOf = new Date().toISOString()
    const matching = sql`from contacts c where c.store_id = ${storeId} and ${predicateOf(definition, facts, asOf)}`
    const [counts] = await tx.execute<{ count: number; total: number }>(sql`
      select (select count(*)::int ${matching}) as count,
        (select count(*)::int from contacts where store_id = ${storeId}) as total`)
    const sample = await tx.execute<Member>(sql`
      select c.id, c.email, c.fields->>'_name' as name ${matching} order by c.id desc limit ${SAMPLE}`)
    const { count = 0, total = 0 } = counts ?? {}
    return { count, total, sample: [...sample], asOf, sentence: describeDefinition(definition, facts) }
  })
}
