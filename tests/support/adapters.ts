import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { Door } from '@/server/http/door'
import { ingest } from '@/server/http/ingest'
import { makeServer } from '@/server/http/make-server'
import { managementDoor } from '@/server/http/management/door'
import { toRouteHandler } from '@/server/http/route-handler'

export type Running = { url: string; stop: () => Promise<void> }

/** The two ways to reach a door (house §2): the same tests run against both. */
export const ADAPTERS: Record<string, () => Promise<Running>> = {
  'fast lane': () => run(makeServer(undefined)),
  'route handler': () => run(routeHandlers()),
}

/** All of the API as one process serves it: events by the fast lane, the rest behind it. */
export const wholeApi = (): Promise<Running> => run(makeServer(handlerOf(managementDoor)))

const routeHandlers = (): Server => createServer(handlerOf(ingest))

/** What Next does around a route handler, as far as a door can tell: a `Request` in, a `Response` out. */
function handlerOf(door: Door) {
  const handle = toRouteHandler(door)
  return async (incoming: IncomingMessage, outgoing: ServerResponse) => {
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
  }
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
