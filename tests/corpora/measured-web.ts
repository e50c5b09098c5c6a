import { createServer } from 'node:http'
import { listen, makeServer } from '@/server/http/make-server'

/** The web process of the memory test: beside the product it tells how much memory it has held at most since it was asked last. */
const LOOK_EVERY_MS = 10

/** V8's heap and the buffers beside it, garbage that was not collected yet included. */
const heldBytes = () => {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

let peakBytes = 0
setInterval(() => {
  peakBytes = Math.max(peakBytes, heldBytes())
}, LOOK_EVERY_MS).unref()

createServer((_, response) => {
  response.end(String(Math.max(peakBytes, heldBytes())))
  peakBytes = 0
}).listen(Number(process.env.READY_PORT), '127.0.0.1')

await listen(makeServer(undefined))
