import { sql } from 'drizzle-orm'
import { inStore, type Tx } from '@/db'
import { log } from '@/server/log'
import { refreshMembership } from '@/server/segments/refresh-membership'
import { storesWith } from '@/server/stores/store-ids'
import { shareStore } from '@/server/stores/store-lock'
import { claimWaits, type DueWait } from './claim-waits'
import { resumeRuns } from './resume-runs'
import { writeResults } from './write-results'

/** After so many a wait is parked with its reason, to be looked at by a person (faults §1). */
const ATTEMPTS_MAX = 5

/** Stores that have waits whose moment has come, those of paused workflows included. */
export const storesWithDueWaits = (now: string): Promise<string[]> =>
  storesWith('execution_waits', sql`x.wake_at <= ${now}::timestamptz and x.parked_at is null`)

/**
 * Goes on with executions whose wait is over: one group of contacts, in one transaction with what they then do. Tells
 * whether more may be due. Safe to repeat and beside other workers: contacts are locked, and a wait that went on is gone.
 * Waits of a paused workflow stay until it is started again.
 */
export const processWaits = (storeId: string): Promise<boolean> => processGroup(storeId, undefined)

async function processGroup(storeId: string, only: string | undefined): Promise<boolean> {
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
      await writeResults(tx, storeId, results, now)
      const contactIds = claimed.contacts.map(({ id }) => id)
      await refreshMembership(tx, storeId, contactIds, now)
      return claimed.hasMore
    })
  } catch (error) {
    if (waits.length === 0) throw error
    return afterFailure(storeId, waits, error)
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

/** A group that fails is tried again contact by contact; one that fails alone is counted, and waits 2, 4, 8 … seconds. */
async function afterFailure(storeId: string, waits: readonly DueWait[], error: unknown): Promise<boolean> {
  const contactIds = [...new Set(waits.map(({ contactId }) => contactId))]
  const [first] = contactIds
  if (contactIds.length === 1 && first) {
    log.warn({ storeId, err: error }, 'a wait could not go on')
    await countAttempt(storeId, first, error)
    return true
  }
  for (const contactId of contactIds) await processGroup(storeId, contactId)
  return true
}

async function countAttempt(storeId: string, contactId: string, error: unknown): Promise<void> {
  const now = new Date()
  const again = [1, 2, 3, 4, 5].map((attempt) => new Date(now.getTime() + 1000 * 2 ** attempt).toISOString())
  await inStore(storeId, (tx) =>
    tx.execute(sql`
      update execution_waits set
        attempts = attempts + 1,
        reason = ${reasonOf(error).slice(0, 1000)},
        wake_at = (${sql.param(again)}::text[]::timestamptz[])[least(attempts + 1, 5)],
        parked_at = case when attempts + 1 >= ${ATTEMPTS_MAX} then ${now.toISOString()}::timestamptz end
      where store_id = ${storeId} and contact_id = ${contactId} and parked_at is null
        and wake_at <= ${now.toISOString()}::timestamptz`),
  )
}

/** What the database or the code said at the bottom, without the query and its data. */
function reasonOf(error: unknown): string {
  let at = error
  while (at instanceof Error && at.cause instanceof Error) at = at.cause
  return at instanceof Error ? at.message : 'unknown reason'
}
