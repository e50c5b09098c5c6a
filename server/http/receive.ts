import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'
import { needsBody } from '@/server/event-types/verify-delivery'
import type { Configuration, ReceivingType } from '@/server/events/configuration'
import { type Delivery, type Judged, type Reading, type Receipt, receiveEvent } from '@/server/events/receive-event'
import { storable } from '@/server/fields/received'
import { isUuid } from '@/server/ids'
import { isProblem, PROBLEMS, Problem } from '@/server/problems'
import { addressOf, credentialOf, keyOf } from './authenticate'
import { unwrapCloudEvent } from './body/cloud-event'
import { parseDocument, readBodyOf } from './body/parse-body'
import { deliveryIdOf } from './delivery-id'
import { type Answer, type Incoming, jsonAnswer } from './door'
import { idempotencyKeyOf } from './idempotency-key'
import { countReception } from './metrics'
import { flagOf, isDryRun } from './query-flags'
import { countRequest } from './rate-limit'
import { headersToKeep } from './reception-headers'

/** 512 KB of decoded body (contract §3). */
export const EVENT_BYTES_MAX = 524_288

export type Named = { alias: string } | { id: string }

/** `POST /api/custom-events/alias/{alias}` and `…/id/{id}`: context api of contract §4. */
export async function receiveFromApi(incoming: Incoming, named: Named): Promise<Answer> {
  return receive(incoming, 'api', await judgeOfApi(incoming, named))
}

/** Which store a key belongs to, and what it may send there. */
export async function judgeOfApi(incoming: Incoming, named: Named): Promise<Pick<Delivery, 'storeId' | 'judge'>> {
  const credential = await credentialOf(incoming)
  return {
    storeId: credential.storeId,
    judge: (configuration) => {
      const key = keyOf(configuration, credential, incoming, 'custom-events:write')
      return { apiKeyId: key.id, ...typeOf(configuration, named, 'api') }
    },
  }
}

/** `POST /webhooks/{storeId}/custom-events/alias/{alias}`: context webhook of contract §4. */
export async function receiveFromWebhook(incoming: Incoming, storeId: string, alias: string): Promise<Answer> {
  if (!isUuid(storeId)) throw new Problem('not-found', 'There is no such store.')
  return receive(incoming, 'webhook', {
    storeId: storeId.toLowerCase(),
    judge: (configuration) => {
      if (configuration.blocked) throw new Problem('store-blocked', 'This store is blocked.')
      return { apiKeyId: null, ...typeOf(configuration, { alias }, 'webhook') }
    },
  })
}

async function receive(
  incoming: Incoming,
  receiveContext: 'api' | 'webhook',
  delivery: Pick<Delivery, 'storeId' | 'judge'>,
): Promise<Answer> {
  const startedAt = performance.now()
  const count = (outcome: string) => countReception(receiveContext, outcome, (performance.now() - startedAt) / 1000)
  const reader = new RequestReader(incoming, receiveContext)
  try {
    const receipt = await receiveEvent({
      ...delivery,
      receiveContext,
      isDryRun: isDryRun(incoming.query),
      receivedAt: new Date().toISOString(),
      remoteAddress: addressOf(incoming) ?? null,
      headers: headersToKeep(incoming.headers),
      read: (configuration, judged) => reader.read(configuration, judged),
      bodyRead: () => reader.body,
    })
    if (receipt.kind !== 'would-be-stored') count(OUTCOMES[receipt.kind])
    return answerTo(receipt, reader.rateHeaders)
  } catch (error) {
    count(isProblem(error) && PROBLEMS[error.problem].status < 500 ? 'rejected' : 'failed')
    if (isProblem(error)) error.extras.headers = { ...reader.rateHeaders, ...error.extras.headers }
    throw error
  }
}

const OUTCOMES = { stored: 'accepted', replayed: 'duplicate', held: 'rejected' } as const

function answerTo(receipt: Receipt, headers: Record<string, string>): Answer {
  switch (receipt.kind) {
    case 'would-be-stored': {
      const { values, events } = receipt
      return jsonAnswer(200, { values, ...(events && { events: events.map((one) => ({ values: one })) }) }, headers)
    }
    case 'held':
      return jsonAnswer(202, { id: receipt.id }, headers)
    case 'replayed':
      return jsonAnswer(201, { id: receipt.id }, { ...headers, 'idempotency-replayed': 'true' })
    case 'stored':
      return jsonAnswer(201, { id: receipt.id }, headers)
  }
}

/** Reads one request in the order of faults §2. Rate and body once, however often the store changes meanwhile. */
class RequestReader {
  body: Buffer = Buffer.alloc(0)
  rateHeaders: Record<string, string> = {}
  private bytes: Promise<{ body: Buffer; mediaType: string }> | undefined

  constructor(
    private readonly incoming: Incoming,
    private readonly receiveContext: 'api' | 'webhook',
  ) {}

  async read(configuration: Configuration, judged: Judged): Promise<Reading> {
    const { incoming } = this
    const { type } = judged
    const { query, headers } = incoming
    const proof = type?.proof
    const prove = (body: Uint8Array) => {
      const fault = proof?.fault({ headers, query, body }, Date.now())
      if (fault !== undefined) throw new Problem('not-verified', fault)
    }
    if (proof && !needsBody(proof.verification)) prove(this.body)
    this.bytes ??= this.readOnce(configuration, judged)
    const { body, mediaType } = await this.bytes
    if (!type) throw judged.unknown
    if (proof && needsBody(proof.verification)) prove(body)
    flagOf(query, 'validateOnly')
    const { createsContact, takesIdempotencyKey } = RECEIVE_CONTEXTS[type.receiveContext]
    const createContact = createsContact === 'always' || flagOf(query, 'createContact')
    const key = takesIdempotencyKey ? idempotencyKeyOf(headers) : null
    const sent = parseDocument(mediaType, body)
    const unwrapped = unwrapCloudEvent(mediaType, sent, headers)
    const idempotencyKey = key ?? deliveryIdOf(type.deliveryId, sent, unwrapped)
    return { body, result: type.read(unwrapped.document), createContact, idempotencyKey }
  }

  private async readOnce(configuration: Configuration, { type, apiKeyId }: Judged) {
    const { storeId, requestsPerMinute } = configuration
    const caller = apiKeyId ?? `${storeId} ${type?.alias ?? '(unknown)'}`
    this.rateHeaders = countRequest(caller, requestsPerMinute, Date.now())
    const { mediaTypes } = RECEIVE_CONTEXTS[this.receiveContext]
    const read = await readBodyOf(this.incoming, mediaTypes, EVENT_BYTES_MAX)
    this.body = read.body
    return read
  }
}

/** An alias or id of another receive context, or of an integration whose events are off, does not exist here (contract §3). */
function typeOf(
  configuration: Configuration,
  named: Named,
  context: 'api' | 'webhook',
): { type: ReceivingType } | { type: null; alias: string | null; unknown: Problem } {
  const type =
    'alias' in named ? configuration.typesByAlias.get(named.alias) : configuration.typesById.get(named.id.toLowerCase())
  if (type?.receiveContext === context && type.eventsEnabled) return { type }
  const what = 'alias' in named ? `alias "${shown(named.alias)}"` : `id "${shown(named.id)}"`
  const detail = `This store has no ${RECEIVE_CONTEXTS[context].label} event type with the ${what}.`
  const alias = 'alias' in named ? storable(named.alias.slice(0, 100)) : null
  return { type: null, alias, unknown: new Problem('not-found', detail) }
}

/** What the sender wrote in the address, so that it can be told and kept. */
const shown = (text: string): string => storable(text.slice(0, 80))
