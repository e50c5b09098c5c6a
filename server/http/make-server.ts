import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { env } from '@/server/env'
import { fastLane } from './fast-lane'
import { REMOTE_ADDRESS_HEADER } from './remote-address'

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

/** A slow sender may take this long for its head and its whole request. */
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000

/**
 * The web process: ingestion, health and metrics are answered by the fast lane; everything else is Next's, in the same
 * process on the same port (house §2). `rest` undefined = role `ingest`: nothing else is served.
 */
export function makeServer(rest: Handler | undefined): Server {
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: 65_000,
    },
    (request, response) => {
      if (fastLane(request, response)) return
      if (!rest) {
        response
          .writeHead(404, { 'content-type': 'application/json' })
          .end('{"status":404,"title":"Not Found","detail":"This process only takes events."}')
        return
      }
      request.headers[REMOTE_ADDRESS_HEADER] = request.socket.remoteAddress
      rest(request, response)
    },
  )
  // What cannot even be parsed as HTTP gets an answer in the one shape as well.
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return socket.destroy()
    const [status, title] =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? [431, 'Request Header Fields Too Large']
        : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? [408, 'Request Timeout']
          : [400, 'Bad Request']
    const body = JSON.stringify({ status, title, detail: 'The request is not well-formed HTTP, or came too slowly.' })
    socket.end(
      `HTTP/1.1 ${status} ${title}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  })
  return server
}

export const listen = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(env.PORT, () => resolve())
  })
