import { randomBytes } from 'node:crypto'
import { type Configuration, judgeOnPresent } from '@/server/events/configuration'
import type { ReadResult } from '@/server/events/read-values'
import { type Attempt, changing, STALE_MAX } from '@/server/events/receive-event'
import { recordRefusal } from '@/server/events/record-refusal'
import type { ParsedJson } from '@/server/http/body/parse-json'
import { newId } from '@/server/ids'
import { isProblem, notValid, PROBLEMS, type ValidationError } from '@/server/problems'
import { answerContents, type StoredEvent } from './answer-contents'
import { type Envelope, readEnvelope } from './read-envelope'
import { readImpressions } from './read-impressions'
import { settleEvents } from './settle-events'
import type { ShownContent } from './take-showings'
import { writeImpressions } from './write-impressions'

/** A request of a browser or app; what throws, throws the Problem that the sender is to get. */
export type Collection = {
  storeId: string
  /** May anybody send to the store at all? Asked again when the store changed meanwhile. */
  judge: (configuration: Configuration) => void
  receivedAt: string
  remoteAddress: string | null
  headers: Record<string, string>
  /** Origin by this configuration; rate and body once. */
  read: (configuration: Configuration) => Promise<CollectedRequest>
  /** What was read of the body so far, for a refusal to keep. */
  bodyRead: () => Buffer
  /** Told of each event: accepted, rejected or duplicate. */
  count: (outcome: string) => void
}

/** The body of such a request, parsed. */
export type CollectedRequest = {
  document: ParsedJson['value']
  /** The payload of an event as a document of its own, its faults at their place in the request. */
  payloadOf: (index: number, payload: object) => ParsedJson
  /** The same request with this event alone, as its reception keeps it: texts as they were sent, without the hash. */
  bodyOf: (index: number, who: { trackerId: string; email: string | null }) => Buffer
}

export type CollectAnswer = {
  trackerId: string
  /** What the visitor is to see now. */
  webContents: ShownContent[]
  /** Events that were refused; the others are stored. */
  rejected?: { index: number; validationErrors: ValidationError[] }[]
  /** Fields of `contact.fields` that were refused; the others are written. */
  rejectedFields?: ValidationError[]
}

/** By index of the event: its faults, or null where it is stored. */
export type Settled = Map<number, ValidationError[] | null>
export type Failed = Extract<ReadResult, { ok: false }>

/**
 * Takes what a browser or app collected (contract §5): whose it is, then each event by itself, durable before the
 * answer. What is wrong with one event is answered under `rejected` and kept as a reception; what is wrong with the
 * request as a whole is kept and thrown.
 */
export async function collect(collection: Collection): Promise<CollectAnswer> {
  const newTrackerId = randomBytes(16).toString('base64url')
  const settled: Settled = new Map()
  const stored: StoredEvent[] = []
  let rejectedFields: ValidationError[] | null = null
  let stale: number | undefined
  for (let n = 0; n < STALE_MAX; n++) {
    const { configuration } = await judgeOnPresent(collection.storeId, collection.judge, stale)
    const read = await readRequest(collection, configuration)
    if (read) {
      const { request, envelope } = read
      const trackerId = envelope.trackerId ?? newTrackerId
      const turn = { collection, configuration, request, envelope, trackerId, stored }
      // First, as they may come twice without harm and events that are stored must not.
      await writeImpressions(collection.storeId, trackerId, readImpressions(envelope.contents, collection.receivedAt))
      rejectedFields = await settleEvents(turn, settled, rejectedFields)
      if (settled.size === envelope.events.length) {
        const { storeId } = collection
        const { revision } = configuration
        const webContents = await answerContents({ storeId, revision, trackerId, events: stored })
        return { trackerId, webContents, ...refusedOf(settled, rejectedFields) }
      }
    }
    stale = configuration.revision
  }
  throw changing()
}

/** Undefined: the store changed meanwhile. */
async function readRequest(
  collection: Collection,
  configuration: Configuration,
): Promise<{ request: CollectedRequest; envelope: Envelope } | undefined> {
  try {
    const request = await collection.read(configuration)
    const read = readEnvelope(request.document)
    if ('faults' in read) throw notValid(read.faults)
    return { request, envelope: read.envelope }
  } catch (error) {
    if (!isProblem(error) || PROBLEMS[error.problem].status >= 500) throw error
    const attempt = attemptOf(collection, configuration, null)
    await recordRefusal(attempt, { body: collection.bodyRead(), problem: error, alias: null, holds: false })
    return undefined
  }
}

/** What a reception of this request keeps of it. */
export function attemptOf(
  { storeId, receivedAt, remoteAddress, headers }: Collection,
  { revision }: Configuration,
  eventTypeId: string | null,
): Attempt {
  const common = { storeId, revision, id: newId(), receivedAt, remoteAddress, headers, eventTypeId }
  return { ...common, apiKeyId: null, receiveContext: 'web' }
}

function refusedOf(settled: Settled, rejectedFields: ValidationError[] | null) {
  const rejected = [...settled]
    .flatMap(([index, validationErrors]) => (validationErrors ? { index, validationErrors } : []))
    .sort((a, b) => a.index - b.index)
  return {
    ...(rejected.length > 0 && { rejected }),
    ...(rejectedFields && rejectedFields.length > 0 && { rejectedFields }),
  }
}
