import { z } from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi'
import type { JsonSchema } from '@/server/event-types/json-schema'
import type { Route } from '@/server/http/management/route'
import { ROUTES } from '@/server/http/management/routes'
import { BODY_EXAMPLES } from './body-examples'
import { COMMON_HEADERS, headerRefs } from './headers'
import { operationIdOf, pascal } from './operation-id'
import { problemRefs } from './problem-responses'
import { RESPONSES } from './responses'
import type { ProblemStatus } from './statuses'

const PARAMETERS: Record<string, string> = {
  id: 'Id of the resource.',
  email: "The contact's email.",
  externalId: "The contact's `_externalId`.",
}

/** One resource of the API: the heading under which its calls stand. */
export const tagOf = ({ path }: Pick<Route, 'path'>): string =>
  path
    .split('/')
    .filter(Boolean)
    .filter((part) => !part.startsWith('{'))
    .slice(0, 1)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1).replaceAll('-', ' '))
    .join('')

/** `{names}` of the address, and what the query string may hold (by what its texts are read as: a `limit` is a number). */
function parametersOf({ path, query }: Pick<Route, 'path' | 'query'>) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const inPath = names.map((name) => ({
    ...{ name, in: 'path' as const, required: true, schema: { type: 'string' as const } },
    description: PARAMETERS[name] ?? '',
  }))
  const { properties = {}, required = [] } = query ? z.toJSONSchema(query, { io: 'output' }) : {}
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query' as const, required: required.includes(name) },
    schema: schema as JsonSchema, // no property of these is `true` or `false`
  }))
  return [...inPath, ...inQuery]
}

function statusesOf({ method, path, query, body }: Route): ProblemStatus[] {
  const ofBody: ProblemStatus[] = body ? [413, 415, 422] : []
  return [
    ...(query || body ? ([400] as const) : []),
    ...([401, 403] as const),
    ...(path.includes('{') ? ([404] as const) : []),
    ...(method === 'GET' ? [] : ([409] as const)),
    ...ofBody,
    ...([429, 500] as const),
  ]
}

const linksSchema = z
  .object({ next: z.string().nullable(), prev: z.string().nullable() })
  .meta({ id: 'Links', description: 'Addresses of the pages beside this one.' })

function successOf(route: Route) {
  const headers = headerRefs(COMMON_HEADERS)
  if (route.status === 204) return { description: 'Done.', headers }
  const one = RESPONSES[`${route.method} ${route.path}`] ?? RESPONSES[route.path] ?? z.record(z.string(), z.unknown())
  const schema = route.isList ? z.object({ results: z.array(one), links: linksSchema }) : one
  const description = route.status === 201 ? 'Created.' : route.isList ? 'One page.' : 'As it is now.'
  return { description, headers, content: { 'application/json': { schema } } }
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const operationId = operationIdOf(route)
  const example = BODY_EXAMPLES[`${route.method} ${route.path}`]
  const body = route.body?.meta({ id: `${pascal(operationId)}Body` })
  return {
    operationId,
    tags: [tagOf(route)],
    summary: route.summary.replaceAll('`', ''),
    description: `Scope: \`${route.scope}\`.`,
    security: [{ ApiKey: [route.scope] }],
    parameters: parametersOf(route),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: body, ...(example && { example }) } },
          },
        }
      : {}),
    responses: { [route.status]: successOf(route), ...problemRefs(statusesOf(route)) },
  }
}

/** Every call of the management API, from the table that it is dispatched by; made once, as the table never changes. */
function pathsOf(routes: readonly Route[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of routes) {
    const path = `/api${route.path}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return paths
}

export const MANAGEMENT_PATHS = pathsOf(ROUTES)
