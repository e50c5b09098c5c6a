import { sql } from 'drizzle-orm'
import { inStore, type Tx } from '@/db'
import { CONTACT_COLUMNS } from '@/server/contacts/contact-columns'
import type { ContactRow } from '@/server/contacts/contact-row'
import { refreshMembership } from '@/server/segments/refresh-membership'
import { storesWith } from '@/server/stores/store-ids'
import { shareStore } from '@/server/stores/store-lock'
import { moveKey } from '@/server/workflows/define-node'
import { afterFailure } from './after-failure'
import { causesOf } from './causes-of'
import type { WorkItem } from './claim-contacts'
import { countDueAttempt } from './count-due-attempt'
import { writeCounts } from './node-counts'
import { runWorkflows } from './run-workflows'
import { writeResults } from './write-results'

const GROUP_CONTACTS_MAX = 250
const GROUP_MOVES_MAX = 500
/** Contacts of a group are looked for among so many moves, the oldest first. */
const LOOKED_AT_MAX = 1000

type PendingMove = {
  id: string
  segmentId: string
  contactId: string
  move: 'entered' | 'left'
  at: string
  revision: number
  trust: 'verified' | 'claimed'
  depth: number
}

/** Stores in which contacts entered or left a segment that a workflow listens to. */
export const storesWithPendingMoves = (now: string): Promise<string[]> =>
  storesWith('pending_moves', sql`x.parked_at is null and coalesce(x.retry_at <= ${now}::timestamptz, true)`)

/**
 * Starts what moves in and out of segments start: one group of contacts, in one transaction with what the workflows then
 * do, which may be moves again. Tells whether more may be due. Safe to repeat and beside other workers.
 */
export const processMoves = (storeId: string): Promise<boolean> => processGroup(storeId, undefined)

async function processGroup(storeId: string, only: string[] | undefined): Promise<boolean> {
  const now = new Date().toISOString()
  let contactIds: string[] = []
  try {
    return await inStore(storeId, async (tx) => {
      await tx.execute(shareStore(storeId))
      const { contacts, moves, hasMore } = await claimMoves(tx, storeId, now, only)
      if (moves.length === 0) return hasMore
      contactIds = contacts.map(({ id }) => id)
      const results = await runWorkflows(tx, storeId, { contacts, work: moves.map(workOf) }, now)
      const causes = causesOf(moves)
      await writeResults(tx, storeId, results, { now, causes })
      await refreshMembership(tx, storeId, contactIds, now, causes)
      const done = sql.param(moves.map(({ id }) => id))
      await tx.execute(sql`delete from pending_moves where store_id = ${storeId} and id = any(${done}::uuid[])`)
      await writeCounts(tx, storeId, results.counts, now)
      return hasMore
    })
  } catch (error) {
    if (contactIds.length === 0) throw error
    await afterFailure(storeId, {
      ...{ contactIds, error },
      retry: (part) => processGroup(storeId, part),
      count: (contactId, reason) => countDueAttempt('pending_moves', storeId, contactId, reason),
    })
    return true
  }
}

/** Locks contacts with due moves, those that no other worker has in hand, and reads their moves in order. */
async function claimMoves(tx: Tx, storeId: string, now: string, only: string[] | undefined) {
  const due = sql`m.store_id = ${storeId} and m.parked_at is null and coalesce(m.retry_at <= ${now}::timestamptz, true)`
  const contacts = await tx.execute<ContactRow>(sql`
    select ${CONTACT_COLUMNS} from contacts c
    where c.store_id = ${storeId} and c.id = any(array(select m.contact_id from pending_moves m
      where ${due} ${only ? sql`and m.contact_id = any(${sql.param(only)}::uuid[])` : sql``}
      order by m.id limit ${LOOKED_AT_MAX}))
    order by c.id limit ${GROUP_CONTACTS_MAX} for no key update skip locked`)
  if (contacts.length === 0) return { contacts: [], moves: [], hasMore: false }
  const moves = await tx.execute<PendingMove>(sql`
    select m.id, m.segment_id as "segmentId", m.contact_id as "contactId", m.move, m.at, m.revision::float8 as revision,
      m.trust, m.depth
    from pending_moves m where ${due} and m.contact_id = any(${sql.param(contacts.map(({ id }) => id))}::uuid[])
    order by m.id limit ${GROUP_MOVES_MAX}`)
  const isFull = contacts.length === GROUP_CONTACTS_MAX || moves.length === GROUP_MOVES_MAX
  return { contacts: [...contacts], moves: [...moves], hasMore: isFull }
}

/** A move is to a workflow what an event is, without values. */
const workOf = ({ id, segmentId, contactId, move, at, revision, trust }: PendingMove): WorkItem => ({
  ...{ eventId: id, contactId, eventTypeId: moveKey(move, segmentId), values: {} },
  ...{ receivedAt: at, occurredAt: at, trust, startsWorkflows: true, revision },
})
