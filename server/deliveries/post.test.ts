import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSocketServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Network, post } from './post'

const servers: { close: () => unknown; closeAllConnections?: () => void }[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections?.()
    server.close()
  }
})

const portOf = (server: { address: Server['address'] }) => {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function receiver(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  servers.push(server)
  await new Promise((done) => server.once('listening', done))
  return portOf(server)
}

/** As an operator that lets data go to 127.0.0.1, with names that a test knows. */
const network = (port: number, more: Partial<Network> = {}): Network => ({
  rules: { ports: [port], allowedRanges: ['127.0.0.1/32'] },
  resolve: async () => ['127.0.0.1'],
  timeoutMs: 5000,
  ...more,
})
const send = (port: number, more: Partial<Network> = {}, url = `http://hook.example:${port}/in?a=b`) =>
  post(
    { url, headers: { 'x-shop': 'Casa Luna', 'content-type': 'application/json' }, body: '{"ñ":1}' },
    network(port, more),
  )

test('one POST with the headers, the host and the body as given', async () => {
  const got: unknown[] = []
  const port = await receiver(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method, url, headers } = request
    got.push({ method, url, headers, body: Buffer.concat(chunks).toString() })
    response.writeHead(202).end('thanks')
  })
  expect(await send(port)).toEqual({ status: 202, retryAfter: undefined, text: 'thanks' })
  expect(got).toMatchObject([
    {
      ...{ method: 'POST', url: '/in?a=b', body: '{"ñ":1}' },
      headers: { 'x-shop': 'Casa Luna', host: `hook.example:${port}`, 'content-length': '8' },
    },
  ])
})

test('a redirect is an answer, and not followed', async () => {
  let requests = 0
  const port = await receiver((_, response) => {
    requests++
    response.writeHead(302, { location: '/other' }).end()
  })
  expect(await send(port)).toMatchObject({ status: 302 })
  expect(requests).toBe(1)
})

test.each([
  ['loopback', ['127.0.0.1']],
  ['one of several', ['8.8.8.8', '10.0.0.1']],
  ['IPv6', ['::1']],
  ['IPv4 inside IPv6', ['::ffff:127.0.0.1']],
  ['metadata of a cloud', ['169.254.169.254']],
  ['no address at all', ['nonsense']],
])('a name that leads to what is not public is not connected to: %s', async (_, addresses) => {
  let requests = 0
  const port = await receiver((_request, response) => {
    requests++
    response.end()
  })
  const rules = { ports: [port], allowedRanges: [] }
  const answer = await send(port, { rules, resolve: async () => addresses })
  expect(answer).toEqual({ error: `the address ${addresses.at(-1)} of hook.example is not public` })
  expect(requests).toBe(0)
})

test('a name is resolved once, and what it says the second time changes nothing', async () => {
  let lookups = 0
  const resolve = async () => (lookups++ === 0 ? ['127.0.0.1'] : ['10.255.255.1'])
  const port = await receiver((_, response) => response.end('here'))
  expect(await send(port, { resolve })).toMatchObject({ status: 200, text: 'here' })
  expect(lookups).toBe(1)
})

test('a literal address is judged without asking any resolver', async () => {
  const resolve = async () => {
    throw new Error('asked')
  }
  const port = await receiver((_, response) => response.end())
  for (const host of ['127.0.0.1', '2130706433', '①②⑦.0.0.1', '[::ffff:127.0.0.1]']) {
    const refused = await send(
      port,
      { resolve, rules: { ports: [port], allowedRanges: [] } },
      `http://${host}:${port}/`,
    )
    expect(refused).toEqual({ error: expect.stringMatching(/^the address [\d.:a-f]+ is not public$/) })
  }
  expect(await send(port, { resolve }, `http://2130706433:${port}/`)).toMatchObject({ status: 200 })
})

test('proxies of the environment are not obeyed', async () => {
  const port = await receiver((_, response) => response.end('direct'))
  const before = process.env.HTTP_PROXY
  process.env.HTTP_PROXY = 'http://127.0.0.1:9'
  try {
    expect(await send(port)).toMatchObject({ text: 'direct' })
  } finally {
    if (before === undefined) delete process.env.HTTP_PROXY
    else process.env.HTTP_PROXY = before
  }
})

test('2 KB of an answer are kept as text that can be stored and shown', async () => {
  const port = await receiver((_, response) => response.end(`a\u0000b\u202ec\n${'ñ'.repeat(5000)}`))
  const answer = await send(port)
  const text = 'text' in answer ? answer.text : ''
  expect(text.slice(0, 6)).toBe('a\ufffdb\ufffdc\n')
  expect(Buffer.byteLength(text)).toBeLessThan(2100)
  expect(text).toMatch(/ñ$/)
})

test('an answer without end is left after 1 MB, and its status stands', async () => {
  const port = await receiver((_, response) => {
    response.writeHead(200)
    const more = () => {
      while (response.write('x'.repeat(65_536)));
      response.once('drain', more)
    }
    more()
  })
  expect(await send(port)).toMatchObject({ status: 200 })
})

test('the status stands where the rest of the answer does not come', async () => {
  const port = await receiver((_, response) => void response.writeHead(200, { 'content-length': 100 }).write('head'))
  expect(await send(port, { timeoutMs: 300 })).toMatchObject({ status: 200, text: 'head' })
})

test('what does not answer in time is left', async () => {
  const port = await receiver(() => {})
  expect(await send(port, { timeoutMs: 200 })).toEqual({ error: 'there was no answer within 0.2 seconds' })
  const never = () => new Promise<string[]>(() => {})
  expect(await send(port, { timeoutMs: 200, resolve: never })).toEqual({
    error: 'there was no answer within 0.2 seconds',
  })
})

test('what goes wrong on the way is told in words', async () => {
  const closing = await receiver((request) => void request.socket.destroy())
  expect(await send(closing)).toEqual({ error: 'the connection was closed before there was an answer' })
  const talking = createSocketServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')).listen(0, '127.0.0.1')
  servers.push(talking)
  await new Promise((done) => talking.once('listening', done))
  expect(await send(portOf(talking))).toEqual({ error: 'what was answered is not HTTP' })
  const plain = await receiver((_, response) => response.end())
  expect(await send(plain, {}, `https://hook.example:${plain}/`)).toEqual({
    error: 'the host does not speak TLS at this port',
  })
  expect(await send(1)).toEqual({ error: 'the connection was refused' })
  const unknown = () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }))
  expect(await send(1, { resolve: unknown })).toEqual({ error: 'the name of the host was not found' })
  expect(await send(1, { resolve: async () => [] })).toEqual({ error: 'hook.example has no address' })
})
