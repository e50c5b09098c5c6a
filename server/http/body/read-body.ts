import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { quote } from '@/server/fields/received'
import { Problem } from '@/server/problems'

const inflate = promisify(gunzip)
/** Gzip makes what cannot be compressed a little longer: 5 bytes per 16 KB, and its header and trailer. */
const GZIP_OVERHEAD_BYTES = 1024

/**
 * The decoded body, counted while it is read and while it is inflated; what exceeds `maxBytes` is never held whole.
 * Throws `body-too-large`, `unsupported-media-type` for an encoding that is neither absent, `identity` nor `gzip`, and
 * `invalid-json` for gzip that is broken or cut short.
 */
export async function readLimited(
  stream: AsyncIterable<Uint8Array>,
  { maxBytes, encoding }: { maxBytes: number; encoding?: string },
): Promise<Buffer> {
  const coding = encoding?.trim().toLowerCase() ?? ''
  if (coding === '' || coding === 'identity') return collect(stream, maxBytes, maxBytes)
  if (coding !== 'gzip' && coding !== 'x-gzip') {
    const detail = `The Content-Encoding ${quote(encoding ?? '')} is not taken here. Send gzip, or none.`
    throw new Problem('unsupported-media-type', detail, { headers: { 'accept-encoding': 'gzip' } })
  }
  const compressed = await collect(stream, maxBytes + GZIP_OVERHEAD_BYTES, maxBytes)
  try {
    return await inflate(compressed, { maxOutputLength: maxBytes })
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(maxBytes)
    throw new Problem('invalid-json', 'The body is not valid gzip: it is broken or was cut short.')
  }
}

function collect(stream: AsyncIterable<Uint8Array>, capBytes: number, maxBytes: number): Promise<Buffer> {
  return stream instanceof Readable ? collectNode(stream, capBytes, maxBytes) : collectWeb(stream, capBytes, maxBytes)
}

async function collectWeb(stream: AsyncIterable<Uint8Array>, capBytes: number, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (length > capBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}

/** By events: an async iterator costs as much as all the rest of reading, and destroys a request that it leaves early. */
function collectNode(stream: Readable, capBytes: number, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let length = 0
    const onData = (chunk: Buffer) => {
      length += chunk.length
      chunks.push(chunk)
      if (length <= capBytes) return
      stream.off('data', onData)
      stream.pause()
      chunks = []
      reject(tooLarge(maxBytes))
    }
    const onEnd = () => {
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length))
      // The listeners live as long as the request, which may wait for its commit with many others.
      chunks = []
    }
    stream.on('data', onData)
    stream.once('end', onEnd)
    stream.once('error', () => reject(cutShort()))
    stream.once('close', () => stream.readableEnded || reject(cutShort()))
  })
}

const cutShort = (): Problem => new Problem('invalid-request', 'The body ended before its announced length.')

function tooLarge(maxBytes: number): Problem {
  const limit = maxBytes.toLocaleString('en-US')
  return new Problem(
    'body-too-large',
    `The body is larger than ${limit} bytes, counted after decoding. Send less at once.`,
  )
}
