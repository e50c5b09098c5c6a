import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { env } from '@/server/env'
import type { Answer } from './door'
import { endAfterRequest } from './end-after-request'
import { fastLane } from './fast-lane'
import { httpRefusal, refusalOf, writeAnswer } from './http-refusals'
import { REMOTE_ADDRESS_HEADER } from './remote-address'

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown
/** The latest request of a connection, and its answer. */
type Exchange = { request: IncomingMessage; response: ServerResponse }

/** A slow sender may take this long for its head and its whole request, give or take one interval of looking. */
const TIMES = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2000,
  keepAliveTimeout: 65_000,
}
const SCHEME_AND_HOST = /^https?:\/\/[^/?]*/i

/**
 * The web process: ingestion, health and metrics are answered by the fast lane; everything else is Next's, in the same
 * process on the same port (house §2). `rest` undefined = role `ingest`: nothing else is served. `times` is for tests.
 */
export function makeServer(rest: Handler | undefined, times: Partial<typeof TIMES> = {}): Server {
  // Node would answer a missing Host and an unknown Expect itself, without a body.
  const options = { maxHeaderSize: 16 * 1024, requireHostHeader: false, ...TIMES, ...times }
  const last = new WeakMap<Duplex, Exchange>()
  const server = createServer(options, (request, response) => {
    last.set(request.socket, { request, response })
    if (request.httpVersion === '1.1' && request.headers.host === undefined)
      return send(response, httpRefusal(400, 'The request has no Host header, which HTTP/1.1 asks for.'))
    request.url = originForm(request.url ?? '/')
    if (fastLane(request, response)) return endAfterRequest(request, response)
    if (!rest) return send(response, httpRefusal(404, 'This process only takes events.'))
    request.headers[REMOTE_ADDRESS_HEADER] = request.socket.remoteAddress
    rest(request, response)
  })
  server.on('checkExpectation', (_, response) =>
    send(response, httpRefusal(417, 'The only expectation that is met here is 100-continue.')),
  )
  server.on('connect', (_, socket) =>
    writeAnswer(socket, httpRefusal(405, 'This server is no proxy.', { allow: 'GET, POST' })),
  )
  answerBrokenRequests(server, last)
  if (env.NODE_ENV !== 'development') neverUpgrade(server)
  return server
}

/** What cannot even be parsed as HTTP, or comes too slowly, gets an answer in the one shape as well. */
function answerBrokenRequests(server: Server, last: WeakMap<Duplex, Exchange>): void {
  const refused = new WeakSet<Duplex>()
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Whatever follows on a refused connection is refused anew by the parser.
    if (refused.has(socket)) return
    refused.add(socket)
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
    const refuse = () => socket.writable && writeAnswer(socket, refusalOf(error.code))
    const { request, response } = last.get(socket) ?? {}
    const isAnswered = !response || response.writableFinished || response.destroyed
    // What follows a whole request must not speak before its answer: an accepted event would look refused.
    if (request?.complete && !isAnswered) response.once('close', refuse)
    else if (response?.headersSent && !isAnswered) socket.destroy()
    else refuse()
  })
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body)
}

/** A target may name scheme and host, as to a proxy (RFC 9112 §3.2.2); ours is then the path behind them. */
function originForm(target: string): string {
  if (target.startsWith('/') || !SCHEME_AND_HOST.test(target)) return target
  const path = target.replace(SCHEME_AND_HOST, '')
  return path.startsWith('/') ? path : `/${path}`
}

/**
 * Next listens for upgrades from its first request on; only its development server uses them. A listener would be given
 * every event whose sender offers an upgrade (Java's client offers h2c), and the fast lane none of them.
 */
function neverUpgrade(server: Server): void {
  server.on('newListener', (event: string, listener: () => void) => {
    if (event === 'upgrade') process.nextTick(() => server.off('upgrade', listener))
  })
}

export const listen = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(env.PORT, () => resolve())
  })
