import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { RECEIVE_CONTEXTS, type ReceiveContext } from '@/server/event-types/receive-contexts'
import { pascal } from '../operation-id'
import type { Endpoint } from './endpoint'
import { BATCH, isBatch } from './is-batch'
import { operationOf } from './operation'

export const RECEIVING_TAG = 'Receiving events'

const ANY = { type: 'object', additionalProperties: true, description: 'The fields of the event type.' }

const ALIAS = `Of an event type of the store; \`${PAGE_VISIT.alias}\` says that a page or screen was seen.`

/** Of the web context the envelope tells the event type, so it stands with the payload. */
export const webEvent = (alias: object, payload: object, isPayloadNeeded: boolean) => ({
  type: 'object',
  properties: {
    alias,
    payload,
    id: { type: 'string', description: 'Makes a retry harmless: the same id from the same tracker is the same event.' },
    at: {
      type: 'string',
      format: 'date-time',
      description: 'From 7 days ago to 5 minutes ahead; otherwise, when it came.',
    },
  },
  required: isPayloadNeeded ? ['alias', 'payload'] : ['alias'],
})

/** The addresses of a context, the one for many events at once beside the first. */
function addressesOf({ name, endpoints }: ReceiveContext): string[] {
  const [first] = endpoints
  return [...new Set([...endpoints, ...(name === 'api' && first ? [first + BATCH] : [])])]
}

function endpointOf(context: ReceiveContext, path: string): Endpoint {
  const { name, label, card } = context
  const what =
    name === 'web'
      ? 'Send what happened in a browser or app'
      : `Send ${isBatch(path) ? 'many events' : 'an event'} (${label})`
  const by = /\{(alias|id)\}/.exec(path)?.[1]
  return {
    context: name,
    path,
    operationId: `send${pascal(name)}Event${isBatch(path) ? 's' : ''}${by ? `By${pascal(by)}` : ''}`,
    tag: RECEIVING_TAG,
    summary: by === 'id' ? `${what} by the id of its type` : what,
    description: [card.credential, card.validation, card.contact].join(' '),
    event: name === 'web' ? webEvent({ type: 'string', description: ALIAS }, ANY, false) : ANY,
  }
}

/** The addresses of contract §4 for any event type, from the table of contexts. */
export const ANY_EVENT_PATHS: ZodOpenApiPathsObject = Object.fromEntries(
  Object.values(RECEIVE_CONTEXTS).flatMap((context) =>
    addressesOf(context).map((path) => [path, { post: operationOf(endpointOf(context, path)) }]),
  ),
)
