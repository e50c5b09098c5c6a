import { commitGroup, type Outcome } from '@/server/events/commit-group'
import type { Configuration } from '@/server/events/configuration'
import { recordDuplicate } from '@/server/events/receive-event'
import { recordRefusal } from '@/server/events/record-refusal'
import { newId } from '@/server/ids'
import { isProblem, Problem, type ValidationError } from '@/server/problems'
import type { StoredEvent } from './answer-contents'
import { attemptOf, type CollectedRequest, type Collection, type Settled } from './collect'
import { type Identified, identifyVisitor } from './identify-visitor'
import { isProvedEmail } from './identity-hash'
import type { Envelope } from './read-envelope'
import { type Collected, readEvent } from './read-event'
import type { Visitor } from './resolve-contact'

type Turn = {
  collection: Collection
  configuration: Configuration
  request: CollectedRequest
  envelope: Envelope
  trackerId: string
  /** Gets each event that is stored. */
  stored: StoredEvent[]
}
type Accepted = Extract<Collected, { ok: true }>

/**
 * One go at the events that are not settled yet, by one configuration; those that it finds stale are left for the next.
 * Answers the faults of the contact's fields, which are written with the first go (`rejectedFields` not null: done).
 */
export async function settleEvents(
  turn: Turn,
  settled: Settled,
  rejectedFields: ValidationError[] | null,
): Promise<ValidationError[]> {
  const { configuration, request, envelope, collection } = turn
  const open = envelope.events.flatMap((_, index) => (settled.has(index) ? [] : index))
  const collected = new Map(
    open.map((index) => [index, readEvent(configuration, request, index, collection.receivedAt)]),
  )
  const visitors = visitorsOf(turn, [...collected.values()])
  const values = rejectedFields === null ? envelope.fields : null
  const of = visitors.speaksOfOwn ? visitors.own : undefined
  const identified = await identifyVisitor({
    storeId: collection.storeId,
    visitors: visitors.all,
    fields: values && of ? { of, values } : null,
    now: collection.receivedAt,
  })
  await Promise.all(
    [...collected].map(async ([index, event]) => {
      const result = await settleOne(turn, index, event, visitors, identified)
      if (result !== 'stale') settled.set(index, result)
    }),
  )
  return rejectedFields ?? identified.faults.map(({ path, reason }) => ({ path: `/contact/fields${path}`, reason }))
}

type Visitors = { all: Visitor[]; own: Visitor; speaksOfOwn: boolean; of: (event: Accepted) => Visitor }

/** The request's own visitor, and one for each other email that an event names; the own one last, so that it keeps the tracker. */
function visitorsOf({ envelope, configuration, trackerId }: Turn, collected: Collected[]): Visitors {
  const { email, hash } = envelope
  const isVerified = email !== null && isProvedEmail(configuration.identitySecret, hash, email)
  const own: Visitor = { trackerId, email: email?.stored ?? null, isVerified }
  const others = new Map<string, Visitor>()
  let ofOwn = email !== null || envelope.fields !== null
  for (const event of collected) {
    if (!event.ok) continue
    const named = event.event.email
    if (named === undefined || named === own.email) ofOwn = true
    else if (!others.has(named)) others.set(named, { trackerId, email: named, isVerified: false })
  }
  return {
    all: [...others.values(), ...(ofOwn ? [own] : [])],
    own,
    speaksOfOwn: ofOwn,
    of: ({ event }) => (event.email === undefined ? own : (others.get(event.email) ?? own)),
  }
}

/** Null: stored. Its faults: refused. `stale`: to be judged again. */
async function settleOne(
  turn: Turn,
  index: number,
  event: Collected,
  visitors: Visitors,
  { contactIds }: Identified,
): Promise<ValidationError[] | null | 'stale'> {
  const { collection, configuration, request, envelope, trackerId } = turn
  const attempt = attemptOf(collection, configuration, event.type?.id ?? null)
  const body = request.bodyOf(index, { trackerId, email: envelope.email?.stored ?? null })
  const visitor = event.ok ? visitors.of(event) : visitors.own
  const trust = visitor.isVerified ? ('verified' as const) : ('claimed' as const)
  if (!event.ok) return refuse(turn, attempt, { body, index, trust }, event)
  const contactId = contactIds.get(visitor) ?? null
  const outcome = await commitGroup().add({
    ...{ ...attempt, eventTypeId: event.type?.id ?? '', outcome: 'accepted', body, bodyBytes: body.length, trust },
    events: [
      {
        ...{ id: attempt.id, values: event.event.values, email: null, contactId },
        ...{ newContactId: newId(), trust, occurredAt: event.occurredAt, startsWorkflows: true },
        trackerId,
      },
    ],
    createContact: false,
    // The same id from the same tracker is the same event, whatever else it says (contract §5).
    idempotencyKey: event.id === null ? null : `${trackerId}\n${event.id}`,
    bodyHash: event.id === null ? null : '',
    ignored: event.ignored.length > 0 ? event.ignored : null,
    replayOf: null,
  })
  if (outcome.kind === 'stored' && contactId !== null)
    turn.stored.push({ contactId, eventTypeId: event.type?.id ?? '' })
  return afterCommit(turn, attempt, outcome)
}

type Attempt = ReturnType<typeof attemptOf>

async function afterCommit(turn: Turn, attempt: Attempt, outcome: Outcome): Promise<null | 'stale'> {
  if (outcome.kind === 'stored') {
    turn.collection.count('accepted')
    return null
  }
  // A contact that was merged or erased meanwhile is looked up again, as a store that changed is.
  if (outcome.kind !== 'duplicate') return 'stale'
  turn.collection.count('duplicate')
  return (await recordDuplicate(attempt, outcome.receptionId)).kind === 'stale' ? 'stale' : null
}

async function refuse(
  turn: Turn,
  attempt: Attempt,
  { body, index, trust }: { body: Buffer; index: number; trust: 'verified' | 'claimed' },
  { alias, validationErrors, total, type }: Extract<Collected, { ok: false }>,
): Promise<ValidationError[] | 'stale'> {
  const detail = total === 1 ? '1 field of the event is not valid.' : `${total} fields of the event are not valid.`
  const problem = new Problem('not-valid', detail, { validationErrors })
  const partAt = { from: `/events/${index}`, to: '/events/0' }
  try {
    await recordRefusal(attempt, { body, problem, alias: type ? null : alias, holds: false, partAt, trust })
    return 'stale'
  } catch (error) {
    if (!isProblem(error) || error.problem !== 'not-valid') throw error
    turn.collection.count('rejected')
    return validationErrors
  }
}
