import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { isProblem } from '@/server/problems'
import { readLimited } from './read-body'

async function* chunked(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}

async function outcome(stream: AsyncIterable<Uint8Array>, maxBytes: number, encoding?: string): Promise<string> {
  try {
    return (await readLimited(stream, { maxBytes, encoding })).toString()
  } catch (error) {
    if (isProblem(error)) return error.problem
    throw error
  }
}

const body = Buffer.from('{"total":12.5}')

describe('a body within the limit', () => {
  test.each([undefined, '', 'identity', ' Identity '])('is read as it is with the encoding %j', async (encoding) => {
    expect(await outcome(chunked(body), body.length, encoding)).toBe(body.toString())
  })

  test.each(['gzip', 'GZIP', 'x-gzip'])('is inflated with the encoding %s', async (encoding) => {
    expect(await outcome(chunked(gzipSync(body)), body.length, encoding)).toBe(body.toString())
  })

  test('may be empty', async () => {
    expect(await outcome(chunked(Buffer.alloc(0)), 10)).toBe('')
  })

  test('may be gzip in several members', async () => {
    const members = Buffer.concat([gzipSync(body.subarray(0, 5)), gzipSync(body.subarray(5))])
    expect(await outcome(chunked(members), body.length, 'gzip')).toBe(body.toString())
  })
})

describe('413', () => {
  test('one byte more than the limit', async () => {
    expect(await outcome(chunked(body), body.length - 1)).toBe('body-too-large')
    expect(await outcome(chunked(gzipSync(body)), body.length - 1, 'gzip')).toBe('body-too-large')
  })

  test('no more than the limit is asked of an endless body', async () => {
    let sent = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        sent += 1000
        yield Buffer.alloc(1000)
      }
    }
    expect(await outcome(endless(), 10_000)).toBe('body-too-large')
    expect(sent).toBe(11_000)
  })

  test('a small body that inflates to a hundred megabytes', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(524_288)
    expect(await outcome(chunked(bomb, 65_536), 524_288, 'gzip')).toBe('body-too-large')
  })

  test('names the limit', async () => {
    await expect(readLimited(chunked(body), { maxBytes: 5 })).rejects.toThrow('The body is larger than 5 bytes')
  })
})

describe('400', () => {
  test.each([
    ['cut short', gzipSync(body).subarray(0, -9)],
    ['altered', Buffer.concat([gzipSync(body).subarray(0, -8), Buffer.alloc(8)])],
    ['not gzip at all', body],
    ['empty', Buffer.alloc(0)],
  ])('gzip that is %s', async (_, bytes) => {
    expect(await outcome(chunked(bytes), 1000, 'gzip')).toBe('invalid-json')
  })
})

test.each(['br', 'deflate', 'zstd', 'gzip, gzip', 'aws-chunked'])('415: the encoding %s', async (encoding) => {
  expect(await outcome(chunked(body), 1000, encoding)).toBe('unsupported-media-type')
})

test('a stream of Node is left open when the limit is exceeded, so that the answer can still go out', async () => {
  const stream = Readable.from([Buffer.alloc(100), Buffer.alloc(100)])
  expect(await outcome(stream, 50)).toBe('body-too-large')
  expect(stream.destroyed).toBe(false)
})
