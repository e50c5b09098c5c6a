import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { ingest } from '@/server/http/ingest'
import { makeServer } from '@/server/http/make-server'
import { toRouteHandler } from '@/server/http/route-handler'

export type Running = { url: string; stop: () => Promise<void> }

/** The two ways to reach a door (house §2): the same tests run against both. */
export const ADAPTERS: Record<string, () => Promise<Running>> = {
  'fast lane': () => run(makeServer(undefined)),
  'route handler': () => run(routeHandlers()),
}

/** What Next does around a route handler, as far as a door can tell: a `Request` in, a `Response` out. */
function routeHandlers(): Server {
  const handle = toRouteHandler(ingest)
  return createServer(async (incoming, outgoing) => {
    const headers = new Headers()
    for (const [name, value] of Object.entries(incoming.headers))
      if (typeof value === 'string') headers.set(name, value)
    const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
    const body = hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' } : {} // Node's and the DOM's stream types differ in name only
    const response = await handle(
      new Request(`http://localhost${incoming.url}`, { method: incoming.method, headers, ...body }),
    )
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  })
}

async function run(server: Server): Promise<Running> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
