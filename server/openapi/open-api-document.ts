import type { oas31 } from 'zod-openapi'
import { createDocument } from 'zod-openapi'
import { SCOPES } from '@/server/api-keys/scopes'
import { WORKFLOW_NODES } from '@/server/workflows/nodes'
import { HEADERS } from './headers'
import { MANAGEMENT_PATHS, tagOf } from './management-paths'
import { NAMED_SCHEMAS } from './named-schemas'
import { pascal } from './operation-id'
import { PROBLEM_RESPONSES } from './problem-responses'
import { ANY_EVENT_PATHS, RECEIVING_TAG } from './receiving/any-event-paths'
import { type DescribedEventType, eventSchemas, eventTypePaths } from './receiving/event-type-paths'

export type OpenApiDocument = oas31.OpenAPIObject

/** The store whose key asked: its event types are described too. */
export type DescribedStore = { id: string; name: string; eventTypes: readonly DescribedEventType[] }

const VERSION = '1.0.0'

const KEY = {
  ...({ type: 'apiKey', in: 'header', name: 'Authorization' } as const),
  description: [
    '`ApiKey {keyId}:{secret}`; the word `ApiKey` in any letter case. Scopes:',
    ...SCOPES.map(({ name, description }) => `* \`${name}\`: ${description}`),
  ].join('\n'),
}

const GENERAL = [
  'What another system sends to a store, and how it manages the resources of the store. All of it is HTTP with JSON.',
  'Every error has one shape, `Problem`, and tells all faults of a request at once. Every answer carries `X-Request-Id`.',
  'A 2xx of an event leaves after the event is stored durably. A trailing slash never matters. A method that an address does not take is answered 405 with `Allow`.',
]

/** Settings of each workflow node, as its own schema reads them. */
const nodeSettings = Object.fromEntries(
  [...WORKFLOW_NODES.values()].map(({ type, settings }) => [`${pascal(type)}Config`, settings]),
)

function tagsOf(store: DescribedStore | undefined) {
  const own = store
    ? [
        ...new Set(
          store.eventTypes.map(({ receiveType, integrationName }) =>
            receiveType === 'web' ? 'Web and mobile app' : integrationName,
          ),
        ),
      ]
    : []
  const management = Object.keys(MANAGEMENT_PATHS).map((path) => tagOf({ path: path.slice('/api'.length) }))
  return [...new Set([...own, RECEIVING_TAG, ...management])].map((name) => ({ name }))
}

/**
 * The HTTP surface as OpenAPI 3.1: everything in it is a projection of the tables that the doors work by. With a store
 * also each of its event types, under its own address. `baseUrl` has no trailing slash.
 */
export function openApiDocument(baseUrl: string, store?: DescribedStore): OpenApiDocument {
  const eventTypes = store?.eventTypes ?? []
  const title = store ? `Inlet: ${store.name}` : 'Inlet'
  return createDocument(
    {
      openapi: '3.1.0',
      info: { title, version: VERSION, description: GENERAL.join('\n\n') },
      servers: [{ url: baseUrl }],
      tags: tagsOf(store),
      paths: {
        ...(store ? eventTypePaths(eventTypes, store.id) : {}),
        ...ANY_EVENT_PATHS,
        ...MANAGEMENT_PATHS,
      },
      components: {
        securitySchemes: { ApiKey: KEY },
        headers: HEADERS,
        responses: PROBLEM_RESPONSES,
        schemas: { ...eventSchemas(eventTypes), ...NAMED_SCHEMAS, ...nodeSettings },
      },
    },
    {
      override: ({ jsonSchema, io }) => {
        // What we answer may grow; what we are sent may not.
        if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
      },
    },
  )
}
