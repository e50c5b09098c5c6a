import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { NextRequest } from 'next/server'
import { requestContext } from '@/server/api/context'
import { appRouter } from '@/server/api/router'
import { isOwnOrigin } from '@/server/auth/origin'
import { readLimited } from '@/server/http/body/read-body'
import { newId } from '@/server/ids'
import { isProblem } from '@/server/problems'

/** A workflow with its nodes, a segment with its conditions: all that a form may send. */
const BODY_BYTES_MAX = 2 * 1024 * 1024

/**
 * The dashboard's data. What changes something is a POST with JSON from a page of ours: no form of another site can send
 * that (faults §3). Who may do what is decided in the procedures.
 */
async function handle(request: NextRequest): Promise<Response> {
  const requestId = newId()
  const headers = { 'cache-control': 'no-store', 'x-request-id': requestId }
  const refuse = (status: number, detail: string) => Response.json({ status, detail, requestId }, { status, headers })
  const { method } = request
  let received: Request = request
  if (method === 'POST') {
    if (!isOwnOrigin(request.headers)) return refuse(403, 'This request does not come from a page of this Inlet.')
    if (!request.headers.get('content-type')?.startsWith('application/json')) return refuse(415, 'Send JSON.')
    try {
      const body = request.body ? await readLimited(request.body, { maxBytes: BODY_BYTES_MAX }) : Buffer.alloc(0)
      received = new Request(request.url, { method, headers: request.headers, body: body.toString() })
    } catch (error) {
      if (isProblem(error)) return refuse(413, error.detail)
      throw error
    }
  }
  const answer = await fetchRequestHandler({
    endpoint: '/trpc',
    req: received,
    router: appRouter,
    allowBatching: true,
    // Queries carry whole documents (a draft's preview): more than a URL holds.
    allowMethodOverride: true,
    createContext: ({ resHeaders }) => requestContext(request, requestId, resHeaders),
  })
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
  return answer
}

export { handle as GET, handle as POST }
