import { identifyVisitor } from '@/server/collect/identify-visitor'
import type { Visitor } from '@/server/collect/resolve-contact'
import { type Acceptance, commitGroup, type EventToStore, type Outcome } from '@/server/events/commit-group'
import { type Configuration, judgeOnPresent } from '@/server/events/configuration'
import { changing, STALE_MAX } from '@/server/events/receive-event'
import { newId } from '@/server/ids'
import { Problem } from '@/server/problems'
import { type Judged, judgeReplay } from './judge-replay'
import type { KeptReception, ReadKept } from './kept-reception'

export type ReplayOptions = {
  /** False: the event is stored and counted by segments, and starts nothing. */
  startsWorkflows: boolean
  /** For context api: what `?createContact=true` says of a request; other contexts always create. */
  createsContacts: boolean
}

export type Replayed = { id: string; replayOf: string; events: string[] }

/**
 * Takes a kept reception once more, by the present definition: a new reception with new events that names the old one,
 * which stays as it is. The events happened when the old one came. With `key` the same replay is never done twice
 * (null answer: it was done before). Throws what a sender would be told.
 */
export async function replayOne(
  storeId: string,
  kept: KeptReception,
  options: ReplayOptions,
  readKept: ReadKept,
  key: string | null = null,
): Promise<Replayed | null> {
  let stale: number | undefined
  for (let n = 0; n < STALE_MAX; n++) {
    const judge = (present: Configuration) => judgeReplay(present, kept, readKept)
    const { configuration, judged } = await judgeOnPresent(storeId, judge, stale)
    const entry = await acceptanceOf(configuration, kept, judged, options, key)
    const outcome = await commitGroup().add(entry)
    if (outcome.kind === 'stored')
      return { id: entry.id, replayOf: kept.id, events: entry.events.map((event) => event.id) }
    if (outcome.kind === 'duplicate') return null
    refuseMissing(outcome, kept)
    stale = configuration.revision
  }
  throw changing()
}

function refuseMissing(outcome: Outcome, { receiveContext }: KeptReception): void {
  if (outcome.kind === 'contact-missing' && receiveContext !== 'web')
    throw new Problem('contact-missing', 'Contact does not exist')
}

async function acceptanceOf(
  configuration: Configuration,
  kept: KeptReception,
  judged: Judged,
  { startsWorkflows, createsContacts }: ReplayOptions,
  key: string | null,
): Promise<Acceptance> {
  const { apiKeyId, remoteAddress, headers, body, trust, receiveContext } = kept
  const id = newId()
  const receivedAt = new Date().toISOString()
  const contactIds = await contactsOf(configuration.storeId, kept, judged, receivedAt)
  const events = judged.events.map((event, n): EventToStore => {
    const contactId = contactIds?.[n] ?? null
    const whose = { contactId, email: contactId === null ? (event.email ?? null) : null, newContactId: newId() }
    return {
      ...{ id: n === 0 ? id : newId(), values: event.values, ...whose },
      ...{
        trust: trust ?? (receiveContext === 'web' ? 'claimed' : 'verified'),
        occurredAt: event.occurredAt,
        startsWorkflows,
        trackerId: judged.visitor?.trackerId ?? null,
      },
    }
  })
  return {
    ...{ storeId: configuration.storeId, revision: configuration.revision, id, receivedAt, receiveContext },
    ...{ eventTypeId: judged.type.id, apiKeyId, remoteAddress, headers, body, bodyBytes: body.length },
    ...{ outcome: 'accepted', events, ignored: judged.ignored, trust, replayOf: kept.id },
    createContact: receiveContext === 'webhook' || (receiveContext === 'api' && createsContacts),
    idempotencyKey: key,
    bodyHash: key === null ? null : '',
  }
}

/** Of context web: the contact of each event, found or made as when it came. Null: the primary key says whose it is. */
async function contactsOf(storeId: string, kept: KeptReception, { visitor, events }: Judged, now: string) {
  if (!visitor) return null
  const trackerId = visitor.trackerId ?? newId()
  const isVerified = kept.trust === 'verified'
  const visitors = events.map((event): Visitor => ({ trackerId, email: event.email ?? visitor.email, isVerified }))
  const { contactIds } = await identifyVisitor({ storeId, visitors, fields: null, now })
  return visitors.map((one) => contactIds.get(one) ?? null)
}
