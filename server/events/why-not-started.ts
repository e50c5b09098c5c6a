import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import type { ContactRow } from '@/server/contacts/contact-row'
import { advance, limitsOf, type RunnableVersion, startsOn } from '@/server/workflows/advance'
import type { Entered } from '@/server/workflows/entry'
import { type Gate, gateOf } from '@/server/workflows/gate-of'
import type { ReceivedEvent } from '@/server/workflows/scope'

/** An event or a move that did not start a version, which was active then. */
export type Unstarted = ReceivedEvent & {
  /** False: a replay that only stores and counts. */
  startsWorkflows: boolean
  /** Work that is still to be done. */
  pending: { parkedAt: string | null; reason: string | null } | null
}

export type WhyNot = { because: 'other-event' | 'gate' | 'waiting'; why: string; gate?: Gate | 'replay' | 'parked' }

/** Why an active version has no execution for this event: the gate that was shut, with the value that it looked at. */
export async function whyNotStarted(
  tx: Tx,
  storeId: string,
  { version, contact, event }: { version: RunnableVersion; contact: ContactRow | undefined; event: Unstarted },
): Promise<WhyNot> {
  if (!startsOn(version, event.eventTypeId)) return { because: 'other-event', why: 'it does not start on this event' }
  if (!event.startsWorkflows)
    return { because: 'gate', gate: 'replay', why: 'the event was replayed without workflows' }
  if (event.pending?.parkedAt)
    return { because: 'waiting', gate: 'parked', why: `the work failed and is parked: ${event.pending.reason ?? ''}` }
  if (event.pending || !contact) return { because: 'waiting', why: 'the event has not been worked on yet' }
  const entered = await enteredBefore(tx, storeId, { version, contact, event })
  const env = { now: event.receivedAt, contactFields: new Map(), entered }
  const { why } = advance(version, contact, event, env)
  if (why === undefined) return { because: 'gate', why: 'the contact had not entered it then' }
  return { because: 'gate', gate: gateOf(version, contact, event, env), why }
}

/** Entries that came before this event, as far as the version's limits ask: ids are made in the order of reception. */
async function enteredBefore(
  tx: Tx,
  storeId: string,
  { version, contact, event }: { version: RunnableVersion; contact: ContactRow; event: ReceivedEvent },
): Promise<Entered> {
  const { perContact, total } = limitsOf(version, event.eventTypeId)
  const count = async (of: ReturnType<typeof sql>, most: number | undefined) => {
    if (most === undefined) return 0
    const [row] = await tx.execute<{ n: number }>(sql`
      select count(*)::int as n from (select from executions where store_id = ${storeId}
        and workflow_id = ${version.workflowId} and event_id < ${event.id} ${of} limit ${most}) entered`)
    return row?.n ?? 0
  }
  return {
    contact: await count(sql`and contact_id = ${contact.id}`, perContact),
    total: await count(sql``, total),
  }
}
