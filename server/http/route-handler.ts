import { newId } from '@/server/ids'
import { readLimited } from './body/read-body'
import { answerOf, type Door, type Incoming } from './door'
import { REMOTE_ADDRESS_HEADER } from './remote-address'

/** The adapter of Next's route handlers: serves every deployment, with or without our own server in front. */
export function toRouteHandler(door: Door): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url)
    const headers = Object.fromEntries(request.headers)
    const incoming: Incoming = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      headers,
      remoteAddress: headers[REMOTE_ADDRESS_HEADER],
      requestId: newId(),
      readBody: (maxBytes) => readBody(request, headers, maxBytes),
    }
    const answer = await answerOf(door, incoming)
    // Neither may have a body, not even an empty one.
    const hasBody = answer.status !== 204 && answer.status !== 304
    return new Response(hasBody ? answer.body : null, { status: answer.status, headers: answer.headers })
  }
}

async function readBody(request: Request, headers: Record<string, string>, maxBytes: number): Promise<Buffer> {
  const encoding = headers['content-encoding']
  // A body of a known, small length comes at once; a stream costs several times as much. HTTP lets nobody send more.
  const isShort = encoding === undefined && Number(headers['content-length']) <= maxBytes
  if (isShort) return Buffer.from(await request.arrayBuffer())
  return readLimited(request.body ?? new ReadableStream({ start: (c) => c.close() }), { maxBytes, encoding })
}
