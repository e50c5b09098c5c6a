import { eq } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { stores, type Tx } from '@/db'
import { perProcess } from '@/server/per-process'
import { conditionsOf } from './conditions-of'
import { type Facts, factsOf } from './facts'
import type { SegmentDefinition } from './schema'

export type DynamicSegment = { id: string; definition: SegmentDefinition }
/** The dynamic segments of a store by level: those of a level are built only on segments of the levels before it. */
export type DynamicSegments = { facts: Facts; levels: DynamicSegment[][] }

const cached = () => perProcess('dynamic-segments', () => new LRUCache<string, DynamicSegments>({ max: 500 }))

/** As of the store's present revision; kept in the process, since each group of events asks. The caller holds the store's lock. */
export async function dynamicSegmentsOf(tx: Tx, storeId: string): Promise<DynamicSegments> {
  const [store] = await tx.select({ revision: stores.revision }).from(stores).where(eq(stores.id, storeId))
  const key = `${storeId} ${store?.revision}`
  const known = cached().get(key)
  if (known) return known
  const facts = await factsOf(tx, storeId)
  const found = { facts, levels: levelsOf(facts) }
  cached().set(key, found)
  return found
}

/** By what they are built on, so that a segment is looked at after those that it asks about. */
export function levelsOf(facts: Facts): DynamicSegment[][] {
  const levels: DynamicSegment[][] = []
  const depths = new Map<string, number>()
  const depthOf = (id: string): number => {
    const definition = facts.segments.get(id)?.definition
    if (!definition) return -1
    const known = depths.get(id)
    if (known !== undefined) return known
    depths.set(id, 0) // A circle cannot be saved; if it could, it would end here.
    const below = conditionsOf(definition).map(({ condition }) =>
      condition.kind === 'in-segment' ? depthOf(condition.segmentId) : -1,
    )
    const depth = Math.max(-1, ...below) + 1
    depths.set(id, depth)
    return depth
  }
  for (const { id, definition } of facts.segments.values()) {
    if (!definition) continue
    const depth = depthOf(id)
    levels[depth] = [...(levels[depth] ?? []), { id, definition }]
  }
  return levels
}
