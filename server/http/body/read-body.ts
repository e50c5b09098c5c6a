import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { quote } from '@/server/fields/received'
import { Problem } from '@/server/problems'

const inflate = promisify(gunzip)
/** Gzip makes what cannot be compressed a little longer: 5 bytes per 16 KB, and its header and trailer. */
const GZIP_OVERHEAD_BYTES = 1024

/** A `Readable` of Node can be read without being destroyed at the end, which for a request would cut the answer off. */
type NodeReadable = AsyncIterable<Uint8Array> & {
  iterator(options: { destroyOnReturn: boolean }): AsyncIterable<Uint8Array>
}

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

async function collect(stream: AsyncIterable<Uint8Array>, capBytes: number, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of isNodeReadable(stream) ? stream.iterator({ destroyOnReturn: false }) : stream) {
    length += chunk.length
    if (length > capBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  const [only] = chunks
  if (chunks.length === 1 && Buffer.isBuffer(only)) return only
  return Buffer.concat(chunks, length)
}

function isNodeReadable(stream: AsyncIterable<Uint8Array>): stream is NodeReadable {
  return 'iterator' in stream && typeof stream.iterator === 'function'
}

function tooLarge(maxBytes: number): Problem {
  const limit = maxBytes.toLocaleString('en-US')
  return new Problem(
    'body-too-large',
    `The body is larger than ${limit} bytes, counted after decoding. Send less at once.`,
  )
}
