import { and, eq, type SQL, sql } from 'drizzle-orm'
import { segments, type Tx, uses } from '@/db'
import { refusedBy } from '@/db/violations'
import { Problem } from '@/server/problems'
import { checkDefinition } from './check-definition'
import { levelsOf } from './dynamic-segments'
import { evaluate } from './evaluate'
import { type Facts, factsOf } from './facts'
import { isBuiltOn } from './is-built-on'
import { BY_OWNER } from './move-causes'
import type { SegmentDefinition } from './schema'
import { usesOf } from './uses-of'

const SLICE = 10_000

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
  const before = await factsOf(tx, storeId)
  const definition = checkDefinition(given, before, segmentId)
  const facts = withDefinition(before, segmentId, definition)
  const now = new Date().toISOString()
  const own = and(eq(segments.storeId, storeId), eq(segments.id, segmentId))
  await tx.update(segments).set({ definition, updatedAt: now }).where(own)
  await tx.delete(uses).where(and(eq(uses.storeId, storeId), eq(uses.segmentId, segmentId)))
  const rows = usesOf(storeId, segmentId, definition, facts)
  // Whoever changes a definition holds the store's lock, so only a hand in the database can have been quicker.
  if (rows.length > 0) await refusedBy(tx, (inner) => inner.insert(uses).values(rows), { uses_: changedMeanwhile })
  for await (const who of slicesOf(tx, storeId)) {
    const moves = await evaluate(tx, storeId, [{ id: segmentId, definition }], facts, who, {
      now,
      causes: BY_OWNER,
      noting: 'also',
    })
    const moved = moves.map(({ contactId }) => contactId)
    if (moved.length > 0) await evaluateDependents(tx, storeId, segmentId, facts, moved, now)
  }
}

/** All contacts of the store, so many at a time: what is in memory does not grow with the store. */
async function* slicesOf(tx: Tx, storeId: string): AsyncGenerator<SQL> {
  let after: string | undefined = '00000000-0000-0000-0000-000000000000'
  while (after) {
    const [last]: { id: string }[] = await tx.execute<{ id: string }>(sql`
      select id from contacts where store_id = ${storeId} and id > ${after} order by id offset ${SLICE - 1} limit 1`)
    yield last ? sql`c.id > ${after} and c.id <= ${last.id}` : sql`c.id > ${after}`
    after = last?.id
  }
}

/** Segments built on this one see who moved, each after those that it is itself built on. */
async function evaluateDependents(
  tx: Tx,
  storeId: string,
  segmentId: string,
  facts: Facts,
  moved: string[],
  now: string,
): Promise<void> {
  const who = sql`c.id = any(${sql.param(moved)}::uuid[])`
  for (const level of levelsOf(facts)) {
    const dependents = level.filter(({ id }) => id !== segmentId && isBuiltOn(id, segmentId, facts))
    await evaluate(tx, storeId, dependents, facts, who, { now, causes: BY_OWNER, noting: 'also' })
  }
}

function withDefinition(facts: Facts, id: string, definition: SegmentDefinition): Facts {
  const segment = facts.segments.get(id)
  return segment ? { ...facts, segments: new Map(facts.segments).set(id, { ...segment, definition }) } : facts
}

const changedMeanwhile = () =>
  new Problem('conflict', 'A field or event that a condition uses was changed meanwhile. Load the segment again.')
