import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { shareStore } from '@/server/stores/store-lock'
import { dynamicSegmentsOf } from './dynamic-segments'
import { evaluate } from './evaluate'
import { type MoveCauses, NO_CAUSES } from './move-causes'

/**
 * Brings the memberships of these contacts up to `now` (ISO 8601), in the transaction that changed them: one statement a
 * level of segments, whatever their number. Costs one small query where the store has none. While it runs no segment is
 * made or edited (the store's lock is shared; a caller that locks contacts takes it before them). `causes`: what led to
 * it, for the workflows that start when a contact enters or leaves.
 */
export async function refreshMembership(
  tx: Tx,
  storeId: string,
  contactIds: string[],
  now: string,
  causes: MoveCauses = NO_CAUSES,
): Promise<void> {
  if (contactIds.length === 0) return
  await tx.execute(shareStore(storeId))
  const { facts, levels } = await dynamicSegmentsOf(tx, storeId)
  const who = sql`c.id = any(${sql.param(contactIds)}::uuid[])`
  for (const [n, segments] of levels.entries())
    await evaluate(tx, storeId, segments, facts, who, { now, causes, noting: n === 0 ? 'anew' : 'also' })
}
