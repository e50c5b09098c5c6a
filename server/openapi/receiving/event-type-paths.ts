import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { type JsonSchema, jsonSchemaOf } from '@/server/event-types/json-schema'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import type { EventTypeView } from '@/server/event-types/read-event-types'
import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'
import { sampleOf } from '@/server/event-types/sample'
import { pascal } from '../operation-id'
import { webEvent } from './any-event-paths'
import type { Endpoint } from './endpoint'
import { BATCH } from './is-batch'
import { operationOf } from './operation'

/** The part of an event type that its description needs. */
export type DescribedEventType = Pick<EventTypeView, 'name' | 'alias' | 'receiveType' | 'fields' | 'integrationName'> &
  Partial<Pick<EventTypeView, 'fanOut'>>

/** The name of an event's body among the components: an alias may stand there as it is. */
const schemaNameOf = ({ alias }: Pick<DescribedEventType, 'alias'>): string => `Event-${alias}`

const definitionOf = ({ receiveType, fields, fanOut }: DescribedEventType) => ({
  ...{ receiveContext: receiveType, fields, fanOut },
})
const refTo = (eventType: DescribedEventType) => ({ $ref: `#/components/schemas/${schemaNameOf(eventType)}` })

/** The bodies of the store's events, one component each. */
export function eventSchemas(eventTypes: readonly DescribedEventType[]): Record<string, JsonSchema> {
  return Object.fromEntries(
    eventTypes.map((eventType) => {
      const { $schema: _, ...schema } = jsonSchemaOf(definitionOf(eventType))
      return [schemaNameOf(eventType), { title: eventType.name, ...schema }]
    }),
  )
}

/** Aliases that differ in hyphens alone would share a name, so a number tells them apart. */
function operationIds(eventTypes: readonly DescribedEventType[]): Map<string, string> {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  for (const { alias } of eventTypes.toSorted((a, b) => (a.alias < b.alias ? -1 : 1))) {
    const name = `send${pascal(alias)}`
    let id = name
    for (let n = 2; taken.has(id); n++) id = `${name}_${n}`
    taken.add(id)
    ids.set(alias, id)
  }
  return ids
}

function endpointsOf(eventType: DescribedEventType, storeId: string, operationId: string): Endpoint[] {
  const { receiveType, alias, name, integrationName } = eventType
  const [pattern = ''] = RECEIVE_CONTEXTS[receiveType].endpoints
  const path = pattern.replace('{storeId}', storeId).replace('{alias}', alias)
  const one: Endpoint = {
    ...{ context: receiveType, path, operationId, tag: integrationName, summary: name },
    description: `The event type \`${alias}\` (${RECEIVE_CONTEXTS[receiveType].label}).`,
    ...{ event: refTo(eventType), example: sampleOf(definitionOf(eventType)) },
  }
  if (receiveType !== 'api') return [one]
  return [one, { ...one, path: path + BATCH, operationId: `${operationId}Batch`, summary: `${name}: many at once` }]
}

const { $schema: _, ...VISIT_SCHEMA } = jsonSchemaOf({ receiveContext: 'web', fields: [...PAGE_VISIT.fields] })
/** All of it may be left out: then the `page` of the request says it. */
const VISIT_PAYLOAD: JsonSchema = {
  ...VISIT_SCHEMA,
  description: 'What it leaves out is read from `page`; `path` is that of the url. A url or a title is needed.',
}
const SEEN = { url: 'https://shop.example/shoes', title: 'Shoes', language: 'en' }

/** All web events of the store share one address: which it is, its alias says. */
function collection(eventTypes: readonly DescribedEventType[], storeId: string): Endpoint {
  const kinds = eventTypes.map((eventType) => {
    const isNeeded = eventType.fields.some(({ required }) => required)
    return webEvent({ type: 'string', const: eventType.alias }, refTo(eventType), isNeeded)
  })
  const ofOwner = eventTypes.map((eventType) => ({
    alias: eventType.alias,
    payload: sampleOf(definitionOf(eventType)),
  }))
  const events = [...ofOwner, { alias: PAGE_VISIT.alias }]
  kinds.push(webEvent({ type: 'string', const: PAGE_VISIT.alias }, VISIT_PAYLOAD, false))
  return {
    ...{ context: 'web', path: RECEIVE_CONTEXTS.web.endpoints[0]?.replace('{storeId}', storeId) ?? '' },
    ...{ operationId: 'collect', tag: 'Web and mobile app', summary: 'Send what happened in a browser or app' },
    description: [...eventTypes, PAGE_VISIT].map(({ name, alias }) => `\`${alias}\`: ${name}.`).join(' '),
    ...{ event: { oneOf: kinds }, example: { events, page: SEEN, sdk: 'example/1.0' } },
  }
}

/** The store's own addresses, each with the body that it takes and a real example. */
export function eventTypePaths(eventTypes: readonly DescribedEventType[], storeId: string): ZodOpenApiPathsObject {
  const ids = operationIds(eventTypes)
  const web = eventTypes.filter(({ receiveType }) => receiveType === 'web')
  const others = eventTypes.filter(({ receiveType }) => receiveType !== 'web')
  const endpoints = others.flatMap((eventType) => endpointsOf(eventType, storeId, ids.get(eventType.alias) ?? ''))
  // Every store takes page visits.
  endpoints.push(collection(web, storeId))
  return Object.fromEntries(endpoints.map((endpoint) => [endpoint.path, { post: operationOf(endpoint) }]))
}
