import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ContentReport, Page, TrackedEvent } from '@/sdk/core/public-types'
import type { Contact, Reply } from '@/sdk/core/types'

export type Collected = {
  trackerId?: string
  contact?: Contact
  events: TrackedEvent[]
  contents?: ContentReport[]
  page?: Page
  sdk: string
}

export type Collector = {
  /** All bodies that were taken, in order, repeats included. */
  bodies: Collected[]
  /** What it answers next, instead of taking the body; `undefined` breaks the connection. */
  script: (Partial<Reply> | undefined)[]
  /** What it adds to the answers that it gives by itself. */
  extra: object
  receive(text: string): Reply | undefined
  /** Events as a store keeps them: one for each tracker and id. */
  events(): (TrackedEvent & { tracker: string })[]
  aliases(): string[]
}

/** Takes events as contract §5 says, and remembers them. */
export function makeCollector(): Collector {
  let made = 0
  const collector: Collector = {
    bodies: [],
    script: [],
    extra: {},
    receive(text) {
      if (collector.script.length > 0) {
        const next = collector.script.shift()
        return next && { status: 200, retryAfter: null, body: '{}', ...next }
      }
      const body: Collected = JSON.parse(text)
      collector.bodies.push(body)
      const trackerId = body.trackerId ?? `made-by-the-server-${++made}`
      return {
        ...{ status: 200, retryAfter: null },
        body: JSON.stringify({ trackerId, webContents: [], ...collector.extra }),
      }
    },
    events() {
      const all = collector.bodies.flatMap(({ trackerId = '', events }) =>
        events.map((event) => ({ ...event, tracker: trackerId })),
      )
      return [...new Map(all.map((event) => [`${event.tracker} ${event.id}`, event])).values()]
    },
    aliases: () => collector.events().map(({ alias }) => alias),
  }
  return collector
}

export type CollectServer = Collector & {
  origin: string
  /** How long it thinks about each body, so that requests that could meet do meet. */
  thinkMs: number
  mostAtOnce(): number
  stop(): Promise<void>
}

/** The same behind HTTP, for any origin; `pages` are documents and scripts by path. */
export async function startCollectServer(pages: Record<string, () => Page200> = {}): Promise<CollectServer> {
  const collector = Object.assign(makeCollector(), { thinkMs: 0 })
  let atOnce = 0
  let mostAtOnce = 0
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const page = pages[pathname]?.()
    if (page) return response.writeHead(200, page.headers).end(page.body)
    if (request.method !== 'POST') return response.writeHead(404).end()
    mostAtOnce = Math.max(mostAtOnce, ++atOnce)
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    response.on('close', () => atOnce--)
    request.on('end', () => {
      const reply = collector.receive(Buffer.concat(chunks).toString())
      if (!reply) return request.socket.destroy()
      const retryAfter = reply.retryAfter === null ? {} : { 'retry-after': reply.retryAfter }
      response.writeHead(reply.status, { ...CORS, 'content-type': 'application/json', ...retryAfter })
      setTimeout(() => response.end(reply.body), collector.thinkMs)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  const stop = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return Object.assign(collector, { origin: `http://127.0.0.1:${port}`, mostAtOnce: () => mostAtOnce, stop })
}

export type Page200 = { headers: Record<string, string>; body: string }

const CORS = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After' }
