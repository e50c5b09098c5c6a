import { and, eq, sql } from 'drizzle-orm'
import { segments, type Tx, uses } from '@/db'
import { checkDefinition } from './check-definition'
import { evaluate } from './evaluate'
import { factsOf } from './facts'
import type { SegmentDefinition } from './schema'
import { usesOf } from './uses-of'

/**
 * Writes a dynamic segment's definition, its locks and its whole membership, in one transaction that holds the store's
 * lock: when the answer leaves, the count is exact. Throws one `not-valid` with every fault.
 */
export async function saveDefinition(
  tx: Tx,
  storeId: string,
  segmentId: string,
  given: SegmentDefinition,
): Promise<void> {
  const facts = await factsOf(tx, storeId)
  const definition = checkDefinition(given, facts, segmentId)
  const now = new Date().toISOString()
  const own = and(eq(segments.storeId, storeId), eq(segments.id, segmentId))
  await tx.update(segments).set({ definition, updatedAt: now }).where(own)
  await tx.delete(uses).where(and(eq(uses.storeId, storeId), eq(uses.segmentId, segmentId)))
  const rows = usesOf(storeId, segmentId, definition, facts)
  if (rows.length > 0) await tx.insert(uses).values(rows)
  await evaluate(tx, storeId, [{ id: segmentId, definition }], facts, sql`true`, now)
  await evaluateDependents(tx, storeId, segmentId, now)
}

/** Segments built on this one see its new members, level by level. */
async function evaluateDependents(tx: Tx, storeId: string, segmentId: string, now: string): Promise<void> {
  const facts = await factsOf(tx, storeId)
  let changed = [segmentId]
  for (let depth = 0; changed.length > 0 && depth < facts.segments.size; depth++) {
    const dependents = await tx
      .selectDistinct({ id: uses.segmentId })
      .from(uses)
      .where(and(eq(uses.storeId, storeId), sql`${uses.usedSegmentId} = any(${sql.param(changed)}::uuid[])`))
    changed = dependents.flatMap(({ id }) => id ?? [])
    for (const id of changed) {
      const definition = facts.segments.get(id)?.definition
      if (definition) await evaluate(tx, storeId, [{ id, definition }], facts, sql`true`, now)
    }
  }
}
