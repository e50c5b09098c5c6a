import type { IncomingMessage } from 'node:http'
import { storable } from '@/server/fields/received'

const BYTES_MAX = 1_048_576
const KEPT_BYTES = 2048
/** Control characters, and those that turn the direction of what is shown around them. */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

export type Head = string

/**
 * The first 2 KB of an answer as text that can be kept and shown. Reads 1 MB at most, then hangs up. Where the rest does
 * not come the head is what came: the status was told already. Never rejects.
 */
export function readHead(response: IncomingMessage): Promise<Head> {
  return new Promise((resolve) => {
    const kept: Buffer[] = []
    let bytes = 0
    let keptBytes = 0
    const end = () => {
      response.destroy()
      resolve(safeText(Buffer.concat(kept)))
    }
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (keptBytes < KEPT_BYTES) {
        const part = chunk.subarray(0, KEPT_BYTES - keptBytes)
        keptBytes += part.length
        kept.push(part)
      }
      if (bytes > BYTES_MAX) end()
    })
    for (const event of ['end', 'close', 'error', 'aborted']) response.once(event, end)
  })
}

/** Half a character at the cut is left away. */
function safeText(bytes: Buffer): Head {
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true })
  return storable(text).replace(UNSAFE, '\ufffd')
}
