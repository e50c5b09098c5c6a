import { sql } from 'drizzle-orm'
import { inStore, type Tx } from '@/db'
import { refreshMembership } from '@/server/segments/refresh-membership'
import { storesWith } from '@/server/stores/store-ids'
import { shareStore } from '@/server/stores/store-lock'
import { afterFailure } from './after-failure'
import { causesOf } from './causes-of'
import { claimWaits, type DueWait } from './claim-waits'
import { countDueAttempt } from './count-due-attempt'
import { writeCounts } from './node-counts'
import { resumeRuns } from './resume-runs'
import { writeResults } from './write-results'

/** Stores that have waits whose moment has come, those of paused workflows included. */
export const storesWithDueWaits = (now: string): Promise<string[]> =>
  storesWith('execution_waits', sql`x.wake_at <= ${now}::timestamptz and x.parked_at is null`)

/**
 * Goes on with executions whose wait is over: one group of contacts, in one transaction with what they then do. Tells
 * whether more may be due. Safe to repeat and beside other workers: contacts are locked, and a wait that went on is gone.
 * Waits of a paused workflow stay until it is started again.
 */
export const processWaits = (storeId: string): Promise<boolean> => processGroup(storeId, undefined)

async function processGroup(storeId: string, only: string[] | undefined): Promise<boolean> {
  const now = new Date().toISOString()
  let waits: DueWait[] = []
  try {
    return await inStore(storeId, async (tx) => {
      await tx.execute(shareStore(storeId))
      const claimed = await claimWaits(tx, storeId, now, only)
      if (!claimed) return false
      waits = claimed.waits
      await removeWaits(tx, storeId, waits)
      const results = await resumeRuns(tx, storeId, claimed, now)
      // A wait ends a chain of moves: what comes behind it is as rare as the wait is long.
      const causes = causesOf(waits.map(({ contactId, trust }) => ({ contactId, trust, depth: 0 })))
      await writeResults(tx, storeId, results, { now, causes })
      const contactIds = claimed.contacts.map(({ id }) => id)
      await refreshMembership(tx, storeId, contactIds, now, causes)
      await writeCounts(tx, storeId, results.counts, now)
      return claimed.hasMore
    })
  } catch (error) {
    if (waits.length === 0) throw error
    await afterFailure(storeId, {
      contactIds: [...new Set(waits.map(({ contactId }) => contactId))],
      error,
      retry: (part) => processGroup(storeId, part),
      count: (contactId, reason) => countDueAttempt('execution_waits', storeId, contactId, reason),
    })
    return true
  }
}

async function removeWaits(tx: Tx, storeId: string, waits: readonly DueWait[]): Promise<void> {
  const keys = waits.map(({ workflowId, eventId, nodeId }) => ({ workflowId, eventId, nodeId }))
  await tx.execute(sql`
    delete from execution_waits w
    using json_to_recordset(${JSON.stringify(keys)}::text::json) as r("workflowId" uuid, "eventId" uuid, "nodeId" text)
    where w.store_id = ${storeId} and w.workflow_id = r."workflowId" and w.event_id = r."eventId"
      and w.node_id = r."nodeId"`)
}
