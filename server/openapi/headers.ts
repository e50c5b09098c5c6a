import type { JsonSchema } from '@/server/event-types/json-schema'

type Header = { description: string; schema: JsonSchema }

const header = (description: string, schema: JsonSchema = { type: 'string' }): Header => ({ description, schema })
const count = { type: 'integer', minimum: 0 }

/** Headers of answers (contract §2 to §4), as components. */
export const HEADERS = {
  'X-Request-Id': header('Names the request; on every answer.'),
  'X-RateLimit-Limit': header('Requests per minute of the store.', count),
  'X-RateLimit-Remaining': header('Requests that are left in this minute.', count),
  'X-RateLimit-Reset': header('When the minute ends, in Unix seconds.', count),
  'Retry-After': header('Seconds to wait before sending again.', count),
  'X-Reception-Id': header(
    'Under this id the refused event stands in the log, and in `GET /api/received-events/{id}`.',
  ),
  'Idempotency-Replayed': header('`true`: the same key came before, and this is the first answer again.', {
    type: 'string',
    enum: ['true'],
  }),
  Allow: header('The methods that the address takes.'),
  ETag: header('Of the document; send it as `If-None-Match`.'),
} as const

export type HeaderName = keyof typeof HEADERS

/** On every answer of the API. */
export const COMMON_HEADERS = [
  'X-Request-Id',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
] as const satisfies HeaderName[]

export const headerRefs = (names: readonly HeaderName[]): Record<string, { $ref: string }> =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
