import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'
import type { Configuration } from '@/server/events/configuration'
import { type BatchItem, type BatchResult, receiveBatch } from '@/server/events/receive-batch'
import type { Judged } from '@/server/events/receive-event'
import { formatPointer } from '@/server/fields/json-pointer'
import { received, storable } from '@/server/fields/received'
import { isProblem, notValid, PROBLEMS, Problem, type ValidationError } from '@/server/problems'
import { addressOf } from './authenticate'
import { elementsOf, membersOf } from './body/json-parts'
import { readBodyOf } from './body/parse-body'
import { decodeUtf8, type ParsedJson, parseJson, partOf } from './body/parse-json'
import { type Answer, type Incoming, jsonAnswer, problemBody } from './door'
import { idempotencyKeyOf } from './idempotency-key'
import { countReception } from './metrics'
import { flagOf, isDryRun } from './query-flags'
import { countRequest } from './rate-limit'
import { EVENT_BYTES_MAX, judgeOfApi, type Named } from './receive'
import { headersToKeep } from './reception-headers'

const EVENTS_MAX = 1000
const BATCH_BYTES_MAX = 4 * 1024 * 1024

/** `POST /api/custom-events/alias/{alias}/batch` (contract §4): per-item results in order. */
export async function receiveBatchFromApi(incoming: Incoming, named: Named): Promise<Answer> {
  const startedAt = performance.now()
  const delivery = await judgeOfApi(incoming, named)
  let rateHeaders: Record<string, string> = {}
  let items: Promise<BatchItem[]> | undefined
  let body: Buffer = Buffer.alloc(0)
  const readOnce = async ({ requestsPerMinute }: Configuration, { apiKeyId }: Judged) => {
    rateHeaders = countRequest(apiKeyId ?? '', requestsPerMinute, Date.now())
    flagOf(incoming.query, 'validateOnly')
    const createContact = flagOf(incoming.query, 'createContact')
    const key = idempotencyKeyOf(incoming.headers)
    body = (await readBodyOf(incoming, RECEIVE_CONTEXTS.api.mediaTypes, BATCH_BYTES_MAX)).body
    return itemsOf(body, createContact, key)
  }
  try {
    const results = await receiveBatch({
      ...delivery,
      receiveContext: 'api',
      isDryRun: isDryRun(incoming.query),
      receivedAt: new Date().toISOString(),
      remoteAddress: addressOf(incoming) ?? null,
      headers: headersToKeep(incoming.headers),
      readItems: (configuration, judged) => {
        items ??= readOnce(configuration, judged)
        return items
      },
      bodyRead: () => body,
    })
    const seconds = (performance.now() - startedAt) / 1000
    for (const result of results) countReception('api', outcomeOf(result), seconds)
    return jsonAnswer(200, { results: results.map(resultOf) }, rateHeaders)
  } catch (error) {
    if (isProblem(error)) error.extras.headers = { ...rateHeaders, ...error.extras.headers }
    throw error
  }
}

/** The events of `{"events":[…]}`, each with its own text of the body. Throws `not-valid` for a document of another form. */
function itemsOf(body: Buffer, createContact: boolean, key: string | null): BatchItem[] {
  const document = parseJson(body)
  const { events } = document.value as { events?: unknown } // `parseJson` takes objects alone
  const faults = envelopeFaults(document)
  if (faults.length > 0 || !Array.isArray(events)) throw notValid(faults)
  const texts = elementsOf(membersOf(decodeUtf8(body)).get('events') ?? '[]')
  return events.map((event: unknown, n): BatchItem => {
    const own = Buffer.from(texts[n] ?? 'null')
    const part = partOf(document, ['events', String(n)], event)
    // A line break can stand in no header, so that no other key is the same.
    const idempotencyKey = key === null ? null : `${key}\n${n}`
    return { body: own, read: (judged) => readItem(judged, { body: own, part, createContact, idempotencyKey }) }
  })
}

type Item = { body: Buffer; part: ParsedJson; createContact: boolean; idempotencyKey: string | null }

function readItem(judged: Judged, { body, part, createContact, idempotencyKey }: Item) {
  if (!judged.type) throw judged.unknown
  const { value, basePointer = '' } = part
  if (body.length > EVENT_BYTES_MAX)
    throw new Problem('body-too-large', `The event at ${basePointer} is larger than 524,288 bytes.`)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw notValid([{ path: basePointer, reason: `expected an object, received ${received(value)}` }])
  return { body, result: judged.type.read(part), createContact, idempotencyKey }
}

function envelopeFaults({ value }: ParsedJson): ValidationError[] {
  const { events, ...others } = value as Record<string, unknown> // `parseJson` takes objects alone
  const unknown = Object.keys(others).map((key) => ({
    path: formatPointer([storable(key)]),
    reason: 'unknown key; expected "events" alone',
  }))
  if (!Array.isArray(events))
    return [...unknown, { path: '/events', reason: `expected an array of events, received ${received(events)}` }]
  if (events.length <= EVENTS_MAX) return unknown
  return [...unknown, { path: '/events', reason: `expected at most ${EVENTS_MAX} events, received ${events.length}` }]
}

function resultOf(result: BatchResult): Record<string, unknown> {
  if (isProblem(result)) {
    const receptionId = result.extras.headers?.['x-reception-id']
    return { ...problemBody(result), ...(receptionId && { receptionId }) }
  }
  switch (result.kind) {
    case 'would-be-stored':
      return { status: 200, values: result.values }
    case 'replayed':
      return { status: 201, id: result.id, replayed: true }
    case 'held':
      return { status: 202, id: result.id }
    case 'stored':
      return { status: 201, id: result.id }
  }
}

function outcomeOf(result: BatchResult): string {
  if (isProblem(result)) return PROBLEMS[result.problem].status < 500 ? 'rejected' : 'failed'
  return result.kind === 'replayed' ? 'duplicate' : 'accepted'
}
