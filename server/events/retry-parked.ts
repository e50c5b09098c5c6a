import { type SQL, sql } from 'drizzle-orm'
import type { StoreContext } from '@/server/context'
import { isUuid } from '@/server/ids'
import { ring } from '@/server/jobs/ring'
import { Problem } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { type ParkedFilter, parkedWhere } from './parked-work'

const AGAIN = sql`attempts = 0, parked_at = null, reason = null`

/**
 * Has parked work tried again, at once and from its first attempt; answers how much. Asked twice, the second finds less
 * or nothing. Problems: `not-found` (a workflow or events without parked work).
 */
export async function retryParked(ctx: StoreContext, filter: ParkedFilter = {}): Promise<{ retried: number }> {
  const { eventIds } = filter
  if (eventIds?.some((id) => !isUuid(id))) throw new Problem('not-found', 'There is no such parked work.')
  const done = await changeStore(ctx, async ({ tx, audit }) => {
    const { work, waits, moves } = await parkedWhere(tx, ctx, filter)
    const now = sql`${new Date().toISOString()}::timestamptz`
    const rowsOf = async (statement: SQL) => (await tx.execute(statement)).length
    const retried =
      (await rowsOf(sql`update pending_work p set ${AGAIN}, retry_at = null where ${work} returning 1`)) +
      (await rowsOf(sql`update pending_moves m set ${AGAIN}, retry_at = null where ${moves} returning 1`)) +
      (await rowsOf(sql`update execution_waits w set ${AGAIN}, wake_at = ${now} where ${waits} returning 1`))
    if (retried === 0 && eventIds) throw new Problem('not-found', 'There is no such parked work.')
    if (retried > 0)
      await audit('work.retried', { type: 'work', id: eventIds?.[0] ?? ctx.store.id, name: `${retried} parked` })
    return { retried }
  })
  ring([ctx.store.id])
  return done
}
