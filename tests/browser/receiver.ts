import { once } from 'node:events'
import { createServer } from 'node:http'

export type Received = { headers: Record<string, string>; body: string }

/** Another system: the one address of this machine that the product may send to. It keeps what came. */
export type Receiver = {
  url: string
  received: Received[]
  /** What it answers from now on. */
  answer: (status: number, text?: string) => void
  stop: () => Promise<unknown>
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let says = { status: 204, text: '' }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    // Node gives the values of repeated headers as lists; ours come once.
    received.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() })
    response.writeHead(says.status).end(says.text)
  })
  server.listen(Number(process.env.TEST_RECEIVER_PORT), '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${process.env.TEST_RECEIVER_PORT}/orders`,
    received,
    answer: (status, text = '') => {
      says = { status, text }
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
