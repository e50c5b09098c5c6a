import { readEnvelope } from '@/server/collect/read-envelope'
import { readEvent } from '@/server/collect/read-event'
import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'
import type { Configuration, ReceivingType } from '@/server/events/configuration'
import type { EventValues } from '@/server/events/read-values'
import { valid } from '@/server/events/receive-event'
import { notValid, Problem } from '@/server/problems'
import type { KeptReception, ReadKept } from './kept-reception'

/** A kept reception by the present definition. */
export type Judged = {
  type: ReceivingType
  events: (EventValues & { occurredAt: string })[]
  ignored: string[] | null
  /** Of context web: whose the request was. */
  visitor: { trackerId: string | null; email: string | null } | null
}

/** Why a reception cannot be judged again at all, whatever its definition says; undefined: it can. */
export function unreplayable(kept: KeptReception): string | undefined {
  if (kept.outcome === 'duplicate') return 'It repeats another reception, which can be replayed.'
  if (kept.bodyBytes === 0) return 'Nothing of its body is kept.'
  if (kept.body.length < kept.bodyBytes) return 'Only the head of its body is kept.'
  return undefined
}

/**
 * Reads a kept body as if it came now: by the present definition of its event type, or of the one that has its alias now.
 * Throws `conflict` where there is none or nothing to judge, `invalid-json`, and `not-valid` with every fault.
 */
export function judgeReplay(configuration: Configuration, kept: KeptReception, readKept: ReadKept): Judged {
  const why = unreplayable(kept)
  if (why) throw new Problem('conflict', `This reception cannot be replayed. ${why}`)
  const request = readKept(kept)
  if (request.context === 'web') return judgeWeb(configuration, kept, request.request)
  const type = typeOf(configuration, kept)
  const { events, ignored } = valid(type.read(request.document))
  const occurred = events.map((event) => ({ ...event, occurredAt: kept.receivedAt }))
  return { type, events: occurred, ignored, visitor: null }
}

type Web = Extract<ReturnType<ReadKept>, { context: 'web' }>['request']

function judgeWeb(configuration: Configuration, kept: KeptReception, request: Web): Judged {
  const read = readEnvelope(request.document)
  if ('faults' in read) throw notValid(read.faults)
  const [first] = read.envelope.events
  if (first === undefined) throw new Problem('conflict', 'This reception cannot be replayed. It holds no event.')
  const event = readEvent(configuration, request, 0, kept.receivedAt)
  if (!event.ok) throw notValid(event.validationErrors)
  if (!event.type) throw noType()
  const { trackerId, email } = read.envelope
  return {
    type: event.type,
    events: [{ ...event.event, occurredAt: event.occurredAt }],
    ignored: event.ignored.length > 0 ? event.ignored : null,
    visitor: { trackerId, email: email?.stored ?? null },
  }
}

function typeOf({ typesById, typesByAlias }: Configuration, kept: KeptReception): ReceivingType {
  const byId = kept.eventTypeId === null ? undefined : typesById.get(kept.eventTypeId)
  const type = byId ?? (kept.alias === null ? undefined : typesByAlias.get(kept.alias))
  if (!type) throw noType()
  if (type.receiveContext === kept.receiveContext) return type
  const label = RECEIVE_CONTEXTS[type.receiveContext].label
  throw new Problem('conflict', `This reception cannot be replayed: the event type with its alias is of ${label} now.`)
}

const noType = () =>
  new Problem('conflict', 'This reception cannot be replayed: no event type has its id or alias any more.')
