import { type CollectedRequest, collect } from '@/server/collect/collect'
import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'
import { type Configuration, judgePresent } from '@/server/events/configuration'
import { quote } from '@/server/fields/received'
import { isUuid } from '@/server/ids'
import { isProblem, Problem } from '@/server/problems'
import { addressOf } from './authenticate'
import { readBodyOf } from './body/parse-body'
import { parseCollectRequest } from './collect-request'
import { type Answer, type Incoming, jsonAnswer } from './door'
import { countReception } from './metrics'
import { countRequest } from './rate-limit'
import { EVENT_BYTES_MAX } from './receive'
import { headersToKeep } from './reception-headers'

/** `POST /collect/{storeId}` and its preflight: context web of contract §4 and §5. */
export async function receiveFromWeb(incoming: Incoming, storeId: string): Promise<Answer> {
  if (!isUuid(storeId)) throw new Problem('not-found', 'There is no such store.')
  const id = storeId.toLowerCase()
  return incoming.method === 'OPTIONS' ? preflight(incoming, id) : receive(incoming, id)
}

async function receive(incoming: Incoming, storeId: string): Promise<Answer> {
  const startedAt = performance.now()
  const headers: Record<string, string> = {}
  let body: Buffer = Buffer.alloc(0)
  let request: Promise<CollectedRequest> | undefined
  const readOnce = async ({ requestsPerMinute }: Configuration): Promise<CollectedRequest> => {
    // Each visitor by its own address, so that none uses up what the others may send.
    const caller = `${storeId} collect ${addressOf(incoming) ?? ''}`
    Object.assign(headers, countRequest(caller, requestsPerMinute, Date.now(), 'visitor'))
    body = (await readBodyOf(incoming, RECEIVE_CONTEXTS.web.mediaTypes, EVENT_BYTES_MAX)).body
    return parseCollectRequest(body)
  }
  try {
    const answer = await collect({
      storeId,
      judge: (configuration) => {
        if (configuration.blocked) throw new Problem('store-blocked', 'This store is blocked.')
      },
      receivedAt: new Date().toISOString(),
      remoteAddress: addressOf(incoming) ?? null,
      headers: headersToKeep(incoming.headers),
      read: (configuration) => {
        Object.assign(headers, corsOf(configuration, incoming))
        request ??= readOnce(configuration)
        return request
      },
      bodyRead: () => body,
      count: (outcome) => countReception('web', outcome, (performance.now() - startedAt) / 1000),
    })
    return jsonAnswer(200, answer, { ...headers, 'cache-control': 'no-store' })
  } catch (error) {
    if (isProblem(error)) error.extras.headers = { ...headers, ...error.extras.headers }
    throw error
  }
}

/** What a browser asks before it sends JSON, or gzip, to another site. Only our own SDK's `text/plain` needs no asking. */
async function preflight(incoming: Incoming, storeId: string): Promise<Answer> {
  const cors = await judgePresent(storeId, (configuration) => corsOf(configuration, incoming))
  const headers = {
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type, content-encoding',
    'access-control-max-age': '7200',
  }
  return { status: 204, headers: { ...headers, ...cors }, body: '' }
}

/** The headers that let an allowed origin read the answer; none for an app, which sends no Origin. Throws `origin-refused`. */
function corsOf({ allowedOrigins }: Configuration, incoming: Incoming): Record<string, string> {
  const { origin } = incoming.headers
  if (origin === undefined) return {}
  if (!allowedOrigins.has(origin.toLowerCase()))
    throw new Problem(
      'origin-refused',
      `The origin ${quote(origin)} is not among the allowed origins of this store. Add it in Store settings.`,
    )
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers':
      'retry-after, x-request-id, x-reception-id, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset',
    vary: 'Origin',
  }
}
