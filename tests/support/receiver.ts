import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** One request as it came. */
export type Got = { id: string; headers: Record<string, string>; body: string }
type Answer = (got: Got, response: ServerResponse, request: IncomingMessage) => void

/** Another system that deliveries are sent to, on a port of its own. `answer` may be changed while it runs. */
export async function startReceiver(answer: Answer = (_, response) => void response.end('ok')) {
  const receiver = { answer, got: [] as Got[], port: 0, stop: async () => {} }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const got = { id: headers['webhook-id'] ?? '', headers, body: Buffer.concat(chunks).toString() }
    receiver.got.push(got)
    receiver.answer(got, response, request)
  })
  server.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const address = server.address()
  receiver.port = typeof address === 'object' && address ? address.port : 0
  receiver.stop = async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return receiver
}
export type Receiver = Awaited<ReturnType<typeof startReceiver>>
