import type { JsonSchema } from '@/server/event-types/json-schema'
import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'
import type { Endpoint } from './endpoint'
import { isBatch } from './is-batch'

const BATCH_EVENTS_MAX = 1000
const text = (maxLength: number) => ({ type: 'string', maxLength })
const pageText = { type: 'string', description: 'Of a page visit, what is beyond 2,000 characters is cut.' }

const batchOf = (event: JsonSchema): JsonSchema => ({
  type: 'object',
  properties: { events: { type: 'array', items: event, maxItems: BATCH_EVENTS_MAX } },
  required: ['events'],
})

/** The document of contract §5; `event` is what may stand in `events`. */
const collectionOf = (event: JsonSchema): JsonSchema => ({
  type: 'object',
  properties: {
    trackerId: {
      ...{ type: 'string', pattern: '^[A-Za-z0-9_-]{16,100}$' },
      description: 'Of the last answer, or made by the sender from 128 random bits; absent the first time.',
    },
    contact: {
      type: 'object',
      properties: {
        email: { type: 'string', format: 'email', maxLength: 254 },
        hash: { type: 'string', description: "Hex of HMAC-SHA-256 of the email with the store's identity secret." },
        fields: { type: 'object', additionalProperties: true },
      },
    },
    events: { type: 'array', items: event },
    contents: {
      ...{ type: 'array', maxItems: 100, description: 'What became of web contents that came in answers.' },
      items: {
        type: 'object',
        properties: {
          id: { type: 'string', description: 'Of the showing, from the answer.' },
          what: { type: 'string', enum: ['shown', 'clicked', 'closed'] },
          at: { type: 'string', format: 'date-time' },
        },
        required: ['id', 'what'],
      },
    },
    page: {
      ...{
        type: 'object',
        description: 'Where it happened. A page visit reads from here what its payload leaves out.',
      },
      properties: { url: pageText, title: pageText, referrer: pageText, language: pageText },
    },
    sdk: text(100),
  },
})

function schemaOf({ context, path, event }: Endpoint): JsonSchema {
  if (context === 'web') return collectionOf(event)
  return isBatch(path) ? batchOf(event) : event
}

function exampleOf({ context, path, example }: Endpoint): unknown {
  return context !== 'web' && isBatch(path) ? { events: [example] } : example
}

/** The body in each media type that the context takes; `+json` stands for a suffix, which no key can say. */
export function requestBodyOf(endpoint: Endpoint) {
  const { mediaTypes } = RECEIVE_CONTEXTS[endpoint.context]
  const taken = isBatch(endpoint.path) ? ['application/json'] : mediaTypes.filter((type) => !type.startsWith('+'))
  const schema = schemaOf(endpoint)
  const example = endpoint.example === undefined ? undefined : { example: exampleOf(endpoint) }
  const content = taken.map((type) => [
    type,
    type === 'text/plain'
      ? { schema: { type: 'string', contentMediaType: 'application/json' } as const }
      : { schema, ...(type === 'application/json' ? example : {}) },
  ])
  return {
    required: true,
    description: 'May come with `Content-Encoding: gzip`; the limit is on what it unpacks to.',
    content: Object.fromEntries(content) as Record<string, { schema: JsonSchema; example?: unknown }>, // built just above
  }
}
