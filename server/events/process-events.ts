import { sql } from 'drizzle-orm'
import { inStore, type Tx } from '@/db'
import { perProcess } from '@/server/per-process'
import { refreshMembership } from '@/server/segments/refresh-membership'
import { shareStore } from '@/server/stores/store-lock'
import { afterFailure } from './after-failure'
import { causesOf } from './causes-of'
import { type ClaimedGroup, claimContacts } from './claim-contacts'
import { countAttempt } from './count-attempt'
import { writeCounts } from './node-counts'
import { runWorkflows } from './run-workflows'
import { writeResults } from './write-results'

/**
 * One turn for one store: claims contacts with due work, oldest first, and does ALL of their work in order of reception
 * in one transaction: workflow executions, effects with their ledger rows, contact changes, segment deltas, and the
 * removal of the pending work. Tells whether more may be waiting. Safe to repeat and beside other workers.
 */
export async function processEvents(storeId: string): Promise<boolean> {
  return processGroup(storeId, undefined)
}

/** Places for contacts that a request waits for: each holds two connections for a moment, and workers need theirs. */
const AT_ONCE_MAX = 2
const LOOK_AGAIN_MS = 20
const PLACE_AGAIN_MS = 5
const inHand = () => perProcess('contacts-in-hand', () => ({ count: 0 }))

/**
 * Does the due work of ONE contact, for a request that waits for it; ends when none is left or at `deadlineMs` (of
 * `performance.now()`). A worker that has the contact in hand is waited for.
 */
export async function processContact(storeId: string, contactId: string, deadlineMs: number): Promise<void> {
  while (performance.now() < deadlineMs) {
    const hasPlace = inHand().count < AT_ONCE_MAX
    if (hasPlace && !(await processNow(storeId, contactId))) return
    await new Promise((done) => setTimeout(done, hasPlace ? LOOK_AGAIN_MS : PLACE_AGAIN_MS))
  }
}

/** Tells whether there is still due work: the contact was in other hands, or has much. */
async function processNow(storeId: string, contactId: string): Promise<boolean> {
  inHand().count++
  try {
    await processGroup(storeId, [contactId])
    return await hasDueWork(storeId, contactId)
  } finally {
    inHand().count--
  }
}

async function hasDueWork(storeId: string, contactId: string): Promise<boolean> {
  const rows = await inStore(storeId, (tx) =>
    tx.execute(sql`
      select from pending_work where store_id = ${storeId} and contact_id = ${contactId} and parked_at is null
        and coalesce(retry_at <= now(), true) limit 1`),
  )
  return rows.length > 0
}

async function processGroup(storeId: string, only: string[] | undefined): Promise<boolean> {
  const now = new Date().toISOString()
  let contactIds: string[] = []
  try {
    return await inStore(storeId, async (tx) => {
      // Before any row: who changes the store's segments or workflows waits for this group, and never the other way round.
      await tx.execute(shareStore(storeId))
      const group = await claimContacts(tx, storeId, now, only)
      if (!group) return false
      contactIds = group.contacts.map((contact) => contact.id)
      await work(tx, storeId, group, now)
      return group.hasMore
    })
  } catch (error) {
    if (contactIds.length === 0) throw error
    await afterFailure(storeId, {
      ...{ contactIds, error },
      retry: (part) => processGroup(storeId, part),
      count: (contactId, reason) => countAttempt(storeId, [contactId], { reason, waits: true }),
    })
    return true
  }
}

async function work(tx: Tx, storeId: string, group: ClaimedGroup, now: string): Promise<void> {
  const results = await runWorkflows(tx, storeId, group, now)
  const causes = causesOf(group.work.map(({ contactId, trust }) => ({ contactId, trust, depth: 0 })))
  await writeResults(tx, storeId, results, { now, causes })
  await refreshMembership(
    tx,
    storeId,
    group.contacts.map((contact) => contact.id),
    now,
    causes,
  )
  const eventIds = group.work.map((item) => item.eventId)
  await tx.execute(
    sql`delete from pending_work where store_id = ${storeId} and event_id = any(${sql.param(eventIds)}::uuid[])`,
  )
  await tx.execute(sql`delete from work_claims where store_id = ${storeId} and id = ${group.claimId}`)
  await writeCounts(tx, storeId, results.counts, now)
}
