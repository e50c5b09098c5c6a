import { createServer } from 'node:http'

/** (a) The least that a Node server can do: read JSON, answer 201. */
createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const event = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as { email?: string } // the benchmark's own body
    response.writeHead(event.email ? 201 : 422, { 'content-type': 'application/json' }).end('{"id":"x"}')
  })
}).listen(Number(process.env.PORT), '127.0.0.1')
