import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'
import type { Configuration, ReceivingType } from '@/server/events/configuration'
import { type Delivery, type Judged, type Reading, receiveEvent } from '@/server/events/receive-event'
import { isUuid } from '@/server/ids'
import { isProblem, PROBLEMS, Problem } from '@/server/problems'
import { addressOf, credentialOf, keyOf } from './authenticate'
import { parseBody } from './body/parse-body'
import { type Answer, type Incoming, jsonAnswer } from './door'
import { countReception } from './metrics'
import { countRequest } from './rate-limit'
import { headersToKeep } from './reception-headers'

/** 512 KB of decoded body (contract §3). */
export const EVENT_BYTES_MAX = 524_288
const IDEMPOTENCY_KEY_CHARACTERS_MAX = 255

type Named = { alias: string } | { id: string }

/** `POST /api/custom-events/alias/{alias}` and `…/id/{id}`: context api of contract §4. */
export async function receiveFromApi(incoming: Incoming, named: Named): Promise<Answer> {
  const credential = await credentialOf(incoming)
  return receive(incoming, 'api', {
    storeId: credential.storeId,
    judge: (configuration) => {
      const key = keyOf(configuration, credential, incoming, 'custom-events:write')
      return { type: typeOf(configuration, named, 'api'), apiKeyId: key.id }
    },
  })
}

/** `POST /webhooks/{storeId}/custom-events/alias/{alias}`: context webhook of contract §4. */
export async function receiveFromWebhook(incoming: Incoming, storeId: string, alias: string): Promise<Answer> {
  if (!isUuid(storeId)) throw new Problem('not-found', 'There is no such store.')
  return receive(incoming, 'webhook', {
    storeId: storeId.toLowerCase(),
    judge: (configuration) => {
      if (configuration.blocked) throw new Problem('store-blocked', 'This store is blocked.')
      return { type: typeOf(configuration, { alias }, 'webhook'), apiKeyId: null }
    },
  })
}

async function receive(
  incoming: Incoming,
  context: 'api' | 'webhook',
  delivery: Pick<Delivery, 'storeId' | 'judge'>,
): Promise<Answer> {
  const startedAt = performance.now()
  const count = (outcome: string) => countReception(context, outcome, (performance.now() - startedAt) / 1000)
  let rateHeaders: Record<string, string> = {}
  let reading: Promise<Reading> | undefined
  const readOnce = async (configuration: Configuration, { type, apiKeyId }: Judged): Promise<Reading> => {
    const { storeId, requestsPerMinute } = configuration
    rateHeaders = countRequest(apiKeyId ?? `${storeId} ${type.alias}`, requestsPerMinute, Date.now())
    flagOf(incoming.query, 'validateOnly')
    const createContact = createContactOf(incoming, type)
    const idempotencyKey = idempotencyKeyOf(incoming, type)
    const { body, document } = await parseBody(
      incoming,
      RECEIVE_CONTEXTS[type.receiveContext].mediaTypes,
      EVENT_BYTES_MAX,
    )
    return { body, values: (read) => read.read(document), createContact, idempotencyKey }
  }
  try {
    const receipt = await receiveEvent({
      ...delivery,
      // Read loosely here and judged with the rest of the request: a malformed flag is a refusal to be kept.
      isDryRun: incoming.query.get('validateOnly')?.toLowerCase() === 'true',
      receivedAt: new Date().toISOString(),
      remoteAddress: addressOf(incoming) ?? null,
      headers: headersToKeep(incoming.headers),
      read: (configuration, judged) => {
        reading ??= readOnce(configuration, judged)
        return reading
      },
    })
    if (receipt.kind === 'would-be-stored') return jsonAnswer(200, { values: receipt.values }, rateHeaders)
    count(receipt.kind === 'replayed' ? 'duplicate' : 'accepted')
    const replayed = receipt.kind === 'replayed' ? { 'idempotency-replayed': 'true' } : undefined
    return jsonAnswer(201, { id: receipt.id }, { ...rateHeaders, ...replayed })
  } catch (error) {
    count(isProblem(error) && PROBLEMS[error.problem].status < 500 ? 'rejected' : 'failed')
    if (isProblem(error)) error.extras.headers = { ...rateHeaders, ...error.extras.headers }
    throw error
  }
}

/** An alias or id of another receive context, or of an integration whose events are off, does not exist here (contract §3). */
function typeOf(configuration: Configuration, named: Named, context: 'api' | 'webhook'): ReceivingType {
  const type =
    'alias' in named ? configuration.typesByAlias.get(named.alias) : configuration.typesById.get(named.id.toLowerCase())
  if (type?.receiveContext === context && type.eventsEnabled) return type
  const what = 'alias' in named ? `alias "${named.alias.slice(0, 80)}"` : `id "${named.id.slice(0, 80)}"`
  throw new Problem('not-found', `This store has no ${RECEIVE_CONTEXTS[context].label} event type with the ${what}.`)
}

function createContactOf(incoming: Incoming, type: ReceivingType): boolean {
  return RECEIVE_CONTEXTS[type.receiveContext].createsContact === 'always' || flagOf(incoming.query, 'createContact')
}

/** `true` or `false` in any letter case, absent = false; anything else, or both at once, is a malformed query (400). */
function flagOf(query: URLSearchParams, name: string): boolean {
  const given = [...query]
    .filter(([key]) => key.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value.toLowerCase())
  const [first = 'false', ...others] = given
  if ((first !== 'true' && first !== 'false') || others.some((other) => other !== first)) {
    throw new Problem(
      'invalid-request',
      `The query parameter ${name} is "true" or "false", once; it came as ${JSON.stringify(given.join(', ').slice(0, 80))}.`,
    )
  }
  return first === 'true'
}

/** `Idempotency-Key` is of the Public API (contract §4). */
function idempotencyKeyOf(incoming: Incoming, type: ReceivingType): string | null {
  const key = incoming.headers['idempotency-key']
  if (key === undefined || type.receiveContext !== 'api') return null
  if (key.length > 0 && key.length <= IDEMPOTENCY_KEY_CHARACTERS_MAX) return key
  throw new Problem(
    'invalid-request',
    `Idempotency-Key has 1 to ${IDEMPOTENCY_KEY_CHARACTERS_MAX} characters; it came with ${key.length}.`,
  )
}
