import { sql } from 'drizzle-orm'
import { client, type Tx } from '@/db'
import { CONTACT_COLUMNS } from '@/server/contacts/contact-columns'
import type { ContactRow } from '@/server/contacts/contact-row'
import type { FieldValue } from '@/server/fields/field-types'
import { newId } from '@/server/ids'
import { countAttempt } from './count-attempt'

/** One event to work on. `revision`: the store's when it was accepted. */
export type WorkItem = {
  eventId: string
  contactId: string
  eventTypeId: string
  values: Record<string, FieldValue>
  receivedAt: string
  occurredAt: string
  trust: 'verified' | 'claimed'
  /** False: a replay that only stores and counts. */
  startsWorkflows: boolean
  revision: number
}

export type ClaimedGroup = { claimId: string; contacts: ContactRow[]; work: WorkItem[]; hasMore: boolean }

const PAGE_ROWS = 1000
const GROUP_CONTACTS_MAX = 250
const GROUP_EVENTS_MAX = 500

/**
 * Locks contacts with due work (`SKIP LOCKED`: other workers take others) and notes them in `work_claims`, committed at
 * once on another connection. A claim that is found here for a contact whose lock was free was left by a worker that
 * died in it: that counts as an attempt, and the contact then stands alone. Undefined: nothing to do now.
 */
export async function claimContacts(
  tx: Tx,
  storeId: string,
  now: string,
  only: string[] | undefined,
): Promise<ClaimedGroup | undefined> {
  for (let after = NONE; ; ) {
    const page = await dueContacts(tx, storeId, now, after, only)
    const contacts = page.contactIds.length > 0 ? await lock(tx, storeId, page.contactIds) : []
    if (contacts.length > 0) {
      const suspects = await leftBehind(tx, storeId, contacts)
      const trusted = contacts.filter((contact) => !suspects.has(contact.id))
      if (suspects.size > 0)
        await countAttempt(storeId, [...suspects], { reason: 'The worker stopped while it was at this.', waits: false })
      const work = trusted.length > 0 ? await workOf(tx, storeId, trusted, now) : []
      if (work.length > 0) {
        const claimId = newId()
        const ids = trusted.map((contact) => contact.id)
        await claim(storeId, claimId, ids, now)
        return { claimId, contacts: trusted, work, hasMore: page.isFull || work.length >= GROUP_EVENTS_MAX }
      }
      if (suspects.size > 0) return undefined
    }
    if (!page.isFull || only) return undefined
    after = page.last
  }
}

const NONE = '00000000-0000-0000-0000-000000000000'

type DueRow = { contact_id: string; event_id: string; is_due: boolean; attempts: number }

/** The contacts of the oldest work after `after`. One that failed before stands alone; one whose oldest work waits, waits. */
async function dueContacts(tx: Tx, storeId: string, now: string, after: string, only: string[] | undefined) {
  const rows = await tx.execute<DueRow>(sql`
    select contact_id, event_id, coalesce(retry_at <= ${now}::timestamptz, true) as is_due, attempts
    from pending_work
    where store_id = ${storeId} and parked_at is null and event_id > ${after}
      ${only ? sql`and contact_id = any(${sql.param(only)}::uuid[])` : sql``}
    order by event_id limit ${PAGE_ROWS}`)
  const isFree = new Map<string, boolean>()
  let last = after
  let isCut = rows.length === PAGE_ROWS
  for (const row of rows) {
    const standsAlone = row.attempts > 0 && row.is_due
    const isNew = !isFree.has(row.contact_id)
    if (isNew && isFree.size > 0 && (standsAlone || isFree.size >= GROUP_CONTACTS_MAX)) {
      isCut = true
      break
    }
    last = row.event_id
    if (isNew) isFree.set(row.contact_id, row.is_due)
    if (isNew && standsAlone) {
      isCut = true
      break
    }
  }
  const contactIds = [...isFree].filter(([, free]) => free).map(([contactId]) => contactId)
  return { contactIds, isFull: isCut, last }
}

async function lock(tx: Tx, storeId: string, contactIds: string[]): Promise<ContactRow[]> {
  const rows = await tx.execute<ContactRow>(sql`
    select ${CONTACT_COLUMNS} from contacts c
    where c.store_id = ${storeId} and c.id = any(${sql.param(contactIds)}::uuid[])
    order by c.id for no key update skip locked`)
  return [...rows]
}

async function leftBehind(tx: Tx, storeId: string, contacts: ContactRow[]): Promise<Set<string>> {
  const mine = new Set(contacts.map((contact) => contact.id))
  const claims = await tx.execute<{ contact_ids: string[] }>(sql`
    select contact_ids from work_claims
    where store_id = ${storeId} and contact_ids && ${sql.param([...mine])}::uuid[]`)
  return new Set(claims.flatMap((row) => row.contact_ids).filter((contactId) => mine.has(contactId)))
}

/** On a connection of its own: it must stand when this transaction does not end. */
async function claim(storeId: string, claimId: string, contactIds: string[], now: string): Promise<void> {
  await client().begin(async (own) => {
    await own`select set_config('role', 'inlet_app', true), set_config('app.stores', ${`{${storeId}}`}, true),
      set_config('synchronous_commit', 'off', true)`
    await own`insert into work_claims (store_id, id, contact_ids, claimed_at)
      values (${storeId}, ${claimId}, ${contactIds}::uuid[], ${now})`
  })
}

type PendingRow = { eventId: string; contactId: string; isDue: boolean }

/** All due work of the contacts in order of reception, bounded; from a contact's first work that must wait on, nothing. */
async function workOf(tx: Tx, storeId: string, contacts: ContactRow[], now: string): Promise<WorkItem[]> {
  const pending = await tx.execute<PendingRow>(sql`
    select event_id as "eventId", contact_id as "contactId", coalesce(retry_at <= ${now}::timestamptz, true) as "isDue"
    from pending_work where store_id = ${storeId} and parked_at is null
      and contact_id = any(${sql.param(contacts.map((contact) => contact.id))}::uuid[])
    order by event_id limit ${GROUP_EVENTS_MAX}`)
  const waiting = new Set<string>()
  const due = pending.filter((row) => {
    if (!row.isDue) waiting.add(row.contactId)
    return !waiting.has(row.contactId)
  })
  if (due.length === 0) return []
  // By ids, not joined: a store that Postgres has no statistics of yet would be read through for each of them.
  const events = await tx.execute<WorkItem>(sql`
    select id as "eventId", contact_id as "contactId", event_type_id as "eventTypeId", values,
      received_at as "receivedAt", occurred_at as "occurredAt", trust, starts_workflows as "startsWorkflows",
      revision::float8 as revision
    from events where store_id = ${storeId} and id = any(${sql.param(due.map(({ eventId }) => eventId))}::uuid[])
    order by id`)
  return [...events]
}
