import { z } from 'zod'
import { env } from '@/server/env'
import { addressOf, authenticate } from '@/server/http/authenticate'
import { parseBody } from '@/server/http/body/parse-body'
import { documentAt } from '@/server/http/documents/document-door'
import { type Answer, type Door, type Incoming, jsonAnswer } from '@/server/http/door'
import { withoutSlashes } from '@/server/http/ingest'
import type { Page } from '@/server/paging'
import { isProblem, Problem } from '@/server/problems'
import { readDocument } from './body'
import { readQuery } from './query'
import type { Route } from './route'
import { ROUTES } from './routes'
import { compile, find } from './table'

/** As much as an event may have (contract §3). */
const BODY_BYTES_MAX = 524_288

const addresses = compile(ROUTES)

/**
 * The management API (contract §6). In this order: address (404), method (405 with `Allow`), key (401), scope and
 * address (403), rate (429), query (400), content type (415), body (413, 400, 422), and then the verb.
 */
export const managementDoor: Door = async (incoming) => {
  const path = pathOf(incoming.path)
  const document = documentAt(path)
  if (document) return document(incoming)
  const found = find(addresses, incoming.method, path)
  if (!found) throw new Problem('not-found', 'There is nothing at this address.')
  const { route, allow, params } = found
  if (!route) {
    const detail = `This address takes ${allow.join(', ')}, not ${incoming.method}.`
    throw new Problem('method-not-allowed', detail, { headers: { allow: allow.join(', ') } })
  }
  const { headers, ...ctx } = await authenticate(incoming, route.scope)
  try {
    const query = readQuery(incoming.query, route.query)
    const body = route.body ? await readBody(incoming, route) : undefined
    const result = await route.run(ctx, { params, query, body, address: addressOf(incoming) })
    return answer(route, path, incoming.query, result, headers)
  } catch (error) {
    if (isProblem(error)) error.extras.headers = { ...headers, ...error.extras.headers }
    throw error
  }
}

function pathOf(path: string): string {
  const bare = withoutSlashes(path)
  return bare.startsWith('/api/') ? bare.slice('/api'.length) : bare
}

async function readBody(incoming: Incoming, route: Route): Promise<unknown> {
  if (route.isBodyOptional && isEmpty(incoming)) return readDocument({}, route.body ?? z.unknown(), route.readOnly)
  const { document } = await parseBody(incoming, ['application/json'], BODY_BYTES_MAX)
  // `parseBody` takes objects alone.
  return route.body && readDocument(document.value as object, route.body, route.readOnly)
}

function answer(
  route: Route,
  path: string,
  query: URLSearchParams,
  result: unknown,
  headers: Record<string, string>,
): Answer {
  if (route.status === 204) return { status: 204, headers: { ...headers }, body: '' }
  if (!route.isList) return jsonAnswer(route.status, result, headers)
  const page = result as Omit<Page<unknown>, 'prevCursor'> & { prevCursor?: string | null } // what `list` asks of `run`
  const link = (cursor: string | null | undefined) => {
    if (!cursor) return null
    const next = new URLSearchParams(query)
    next.set('cursor', cursor)
    return `${env.APP_URL}/api${path}?${next}`
  }
  const links = { next: link(page.nextCursor), prev: link(page.prevCursor) }
  return jsonAnswer(route.status, { results: page.results, links }, headers)
}

const isEmpty = ({ headers }: Incoming): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0
