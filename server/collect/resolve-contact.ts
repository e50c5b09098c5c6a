import { and, eq, isNull, sql } from 'drizzle-orm'
import { contactMerges, contacts, type Tx, trackers } from '@/db'
import { violationOf } from '@/db/violations'
import { newId } from '@/server/ids'
import { mergeAnonymous } from './merge-anonymous'

export type Visitor = {
  trackerId: string
  email: string | null
  /** The shop's server vouches for the email. */
  isVerified: boolean
}

type Known = Pick<typeof contacts.$inferSelect, 'id' | 'email' | 'trust' | 'writes'>
type At = { tx: Tx; storeId: string; now: string }

/**
 * Whose an event of a browser or app is (contract §5 "Who the contact is"). No email: the tracker's contact, or a new
 * anonymous one. An email: the contact that has it; the tracker's anonymous contact becomes it where nobody has it; else
 * a new one. A claim never ties its tracker to a contact that somebody else vouches for. Answers the contact's id.
 */
export async function resolveContact(tx: Tx, storeId: string, visitor: Visitor, now: string): Promise<string> {
  const at: At = { tx, storeId, now }
  const { trackerId, email, isVerified } = visitor
  const tracked = await trackedContact(at, trackerId)
  if (email === null) return tracked?.id ?? (await makeContact(at, trackerId, null, 'claimed'))
  const known = await contactOf(at, email)
  if (!known) return becomeKnown(at, { ...visitor, email }, tracked)
  if (!isVerified && (await isVouchedFor(at, known))) return known.id
  if (tracked && tracked.id !== known.id && tracked.email === null)
    await mergeAnonymous(tx, { storeId, fromId: tracked.id, intoId: known.id, trust: trustOf(visitor), now })
  if (tracked?.id !== known.id) await pointTracker(at, trackerId, known.id)
  if (isVerified && known.trust === 'claimed')
    await tx.update(contacts).set({ trust: 'verified' }).where(idIs(storeId, known.id))
  return known.id
}

const trustOf = ({ isVerified }: Visitor) => (isVerified ? ('verified' as const) : ('claimed' as const))
const idIs = (storeId: string, id: string) => and(eq(contacts.storeId, storeId), eq(contacts.id, id))
const COLUMNS = { id: contacts.id, email: contacts.email, trust: contacts.trust, writes: contacts.writes }

async function trackedContact({ tx, storeId }: At, trackerId: string): Promise<Known | undefined> {
  const [row] = await tx
    .select(COLUMNS)
    .from(trackers)
    .innerJoin(contacts, and(eq(contacts.storeId, trackers.storeId), eq(contacts.id, trackers.contactId)))
    .where(and(eq(trackers.storeId, storeId), eq(trackers.id, trackerId)))
  return row
}

async function contactOf({ tx, storeId }: At, email: string): Promise<Known | undefined> {
  const [row] = await tx
    .select(COLUMNS)
    .from(contacts)
    .where(and(eq(contacts.storeId, storeId), eq(contacts.email, email)))
  return row
}

/** Nobody has the email: the anonymous contact of the tracker gets it and keeps its history, or a contact is made. */
async function becomeKnown(at: At, visitor: Visitor & { email: string }, tracked: Known | undefined): Promise<string> {
  const { tx, storeId, now } = at
  const { trackerId, email } = visitor
  const trust = trustOf(visitor)
  if (tracked?.email !== null || !(await takeEmail(at, tracked.id, email, trust))) {
    // Also where somebody else took the email a moment ago: then that contact is found, as if it had always been there.
    if (await contactOf(at, email)) return resolveContact(tx, storeId, visitor, now)
    return makeContact(at, trackerId, email, trust)
  }
  await tx.insert(contactMerges).values({
    ...{ storeId, id: newId(), contactId: tracked.id, how: 'identified', fromContactId: null, trust, at: now },
    events: 0,
  })
  return tracked.id
}

/** False: somebody else has the email. */
async function takeEmail({ tx, storeId, now }: At, contactId: string, email: string, trust: 'verified' | 'claimed') {
  try {
    const taken = await tx.transaction((inner) =>
      inner
        .update(contacts)
        .set({ email, trust, updatedAt: now })
        .where(and(idIs(storeId, contactId), isNull(contacts.email)))
        .returning({ id: contacts.id }),
    )
    return taken.length > 0
  } catch (error) {
    if (violationOf(error)?.kind === 'unique') return false
    throw error
  }
}

/** A new contact with its tracker; where a request beside this one made them first, theirs. */
async function makeContact(
  at: At,
  trackerId: string,
  email: string | null,
  trust: 'verified' | 'claimed',
): Promise<string> {
  const { tx, storeId, now } = at
  const [made] = await tx
    .insert(contacts)
    .values({ storeId, id: newId(), email, trust, createdAt: now, updatedAt: now })
    .onConflictDoNothing({ target: [contacts.storeId, contacts.email] })
    .returning({ id: contacts.id })
  if (!made) return resolveContact(tx, storeId, { trackerId, email, isVerified: trust === 'verified' }, now)
  if (email !== null) {
    await pointTracker(at, trackerId, made.id)
    return made.id
  }
  const pointed = await tx
    .insert(trackers)
    .values({ storeId, id: trackerId, contactId: made.id, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: trackers.id })
  if (pointed.length > 0) return made.id
  await tx.delete(contacts).where(idIs(storeId, made.id))
  return resolveContact(tx, storeId, { trackerId, email, isVerified: false }, now)
}

async function pointTracker({ tx, storeId, now }: At, trackerId: string, contactId: string): Promise<void> {
  await tx
    .insert(trackers)
    .values({ storeId, id: trackerId, contactId, createdAt: now })
    .onConflictDoUpdate({ target: [trackers.storeId, trackers.id], set: { contactId } })
}

/** An API key, a webhook, a person or a verified visitor made the contact, sent an event of it, or wrote one of its fields. */
async function isVouchedFor({ tx, storeId }: At, { id, trust, writes }: Known): Promise<boolean> {
  if (trust === 'verified' || Object.values(writes).some((write) => write.trust !== 'claimed')) return true
  const rows = await tx.execute(sql`
    select 1 from events where store_id = ${storeId} and contact_id = ${id} and trust = 'verified' limit 1`)
  return rows.length > 0
}
