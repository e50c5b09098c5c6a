import type { Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { pause } from '@/tests/faults/processes'
import { chunked, requestOf } from './wire'

/** Where the demo store's events go: its webhook `order-paid`, and its event of the API `order-shipped`. */
export type Addresses = { webhook: string; api: string; apiKey: string }

export type WireCase = { speak: (socket: Socket) => void | Promise<void>; isHead?: boolean }

export const GOOD = '{"customer":{"email":"wire@example.org"},"order":{"id":"1"}}'
const JSON_TYPE = 'Content-Type: application/json'
const GZIP = 'Content-Encoding: gzip'
const MEGABYTE = 1_048_576

const bytesOf = (bytes: Buffer): WireCase => ({ speak: (socket) => void socket.write(bytes) })
const lengthOf = (body: string | Uint8Array) => `Content-Length: ${Buffer.byteLength(body)}`

/** A body for the webhook whose `/order/id` is this JSON. */
const withId = (json: string) => `{"customer":{"email":"wire@example.org"},"order":{"id":${json}}}`
const nested = (depth: number) => withId('1').replace(/}$/, `,"x":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`)
const manyKeys = (n: number) => Array.from({ length: n }, (_, i) => `,"${i.toString(36)}":0`).join('')

/** Ten megabytes of spaces in ten kilobytes, as often as told: gzip may come in several members. */
const bomb = (members: number) => {
  const member = gzipSync(Buffer.alloc(10 * MEGABYTE, 32), { level: 9 })
  return Buffer.concat(Array.from({ length: members }, () => member))
}
export const BIG_BOMB = bomb(103)
export const SMALL_BOMB = bomb(40)

/** What is sent for each row of `docs/unhappy-input.md`, by the row's first cell. */
export function wireCases({ webhook, api, apiKey }: Addresses): Record<string, WireCase> {
  const line = `POST ${webhook} HTTP/1.1`
  const post = (body: string | Uint8Array, ...headers: string[]) =>
    requestOf([line, 'Host: shop', lengthOf(body), ...headers], body)
  const json = (body: string | Uint8Array, ...headers: string[]) => post(body, JSON_TYPE, ...headers)
  const at = (target: string, method = 'POST', version = '1.1') =>
    requestOf([`${method} ${target} HTTP/${version}`, 'Host: shop', JSON_TYPE, lengthOf(GOOD)], GOOD)
  const without = (method: string) => requestOf([`${method} ${webhook} HTTP/1.1`, 'Host: shop'])
  const toApi = (body: string, query = 'createContact=true') => {
    const key = `Authorization: ApiKey ${apiKey}`
    return requestOf([`POST ${api}?${query} HTTP/1.1`, 'Host: shop', key, JSON_TYPE, lengthOf(body)], body)
  }
  const head = (...lines: string[]) => requestOf([line, 'Host: shop', JSON_TYPE, ...lines], GOOD)
  const zipped = gzipSync(GOOD)

  const http: Record<string, WireCase> = {
    'bytes that are no HTTP': bytesOf(Buffer.from('\0\x01\x02\r\n\r\n', 'latin1')),
    'a TLS handshake': bytesOf(Buffer.from('16030100a5010000a10303', 'hex')),
    'an HTTP/2 preface': bytesOf(Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')),
    'an unknown method': bytesOf(at(webhook, 'FROB')),
    'no `Host`': bytesOf(requestOf([line, JSON_TYPE, lengthOf(GOOD)], GOOD)),
    'HTTP/1.0, without `Host`': bytesOf(requestOf([line.replace('1.1', '1.0'), JSON_TYPE, lengthOf(GOOD)], GOOD)),
    'the address with scheme and host': bytesOf(at(`http://shop${webhook}`)),
    '`GET`': bytesOf(without('GET')),
    '`HEAD`': { ...bytesOf(without('HEAD')), isHead: true },
    '`OPTIONS`': bytesOf(without('OPTIONS')),
    '`TRACE`': bytesOf(without('TRACE')),
    '`CONNECT`': bytesOf(requestOf(['CONNECT shop:443 HTTP/1.1', 'Host: shop:443'])),
    'two requests in one packet': bytesOf(Buffer.concat([json(GOOD), json(GOOD)])),
    'a request, and behind it what is no HTTP': bytesOf(Buffer.concat([json(GOOD), Buffer.from('and more\r\n\r\n')])),
    '`Content-Length` and `Transfer-Encoding`': bytesOf(head(lengthOf(GOOD), 'Transfer-Encoding: chunked')),
    'two lengths': bytesOf(head(lengthOf(GOOD), 'Content-Length: 5')),
    'a negative length': bytesOf(head('Content-Length: -5')),
    'a transfer encoding other than `chunked`': bytesOf(head('Transfer-Encoding: gzip')),
    'a broken chunk': bytesOf(requestOf([line, 'Host: shop', JSON_TYPE, 'Transfer-Encoding: chunked'], 'xyz\r\n')),
    'a length shorter than the body': bytesOf(
      requestOf([line, 'Host: shop', JSON_TYPE, lengthOf(GOOD)], `${GOOD}{"more":1}\r\n\r\n`),
    ),
    'a length longer than the body': bytesOf(head('Content-Length: 5000')),
    'a head that comes letter by letter': { speak: (socket) => slowly(socket, json(GOOD), 1) },
    'a body that comes letter by letter': { speak: (socket) => slowly(socket, json(GOOD), json(GOOD).length - 40) },
    '`Expect: 100-continue`': bytesOf(json(GOOD, 'Expect: 100-continue')),
    'another expectation': bytesOf(json(GOOD, 'Expect: tea')),
    'the offer to upgrade to `h2c`': bytesOf(
      json(GOOD, 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk'),
    ),
    'headers of 17 KB': bytesOf(json(GOOD, `X-Long: ${'x'.repeat(17 * 1024)}`)),
    'a path of 100,000 characters': bytesOf(at(`${webhook}${'x'.repeat(100_000)}`)),
  }

  const address: Record<string, WireCase> = {
    'a `%` without its two digits in the path': bytesOf(at(`${webhook}%zz`)),
    'escapes in the path that are no UTF-8': bytesOf(at(`${webhook}%ff`)),
    'U+0000 in the path': bytesOf(at(`${webhook}%00`)),
    'a malformed query value': bytesOf(toApi('{"email":"wire@example.org"}', 'createContact=%zz')),
  }

  const type: Record<string, WireCase> = {
    'no content type, to a webhook': bytesOf(post(GOOD)),
    'no content type, to the API': bytesOf(Buffer.from(toApi('{}').toString().replace(`${JSON_TYPE}\r\n`, ''))),
    'another content type': bytesOf(post(GOOD, 'Content-Type: text/csv')),
    'two content types': bytesOf(json(GOOD, 'Content-Type: text/csv')),
    'another charset': bytesOf(post(GOOD, `${JSON_TYPE}; charset=utf-16`)),
  }

  const encoding: Record<string, WireCase> = {
    gzip: bytesOf(json(zipped, GZIP)),
    'gzip cut short': bytesOf(json(zipped.subarray(0, -9), GZIP)),
    'gzip that is none': bytesOf(json(GOOD, GZIP)),
    'gzip in gzip, announced once': bytesOf(json(gzipSync(zipped), GZIP)),
    'gzip in gzip, announced twice': bytesOf(json(gzipSync(zipped), 'Content-Encoding: gzip, gzip')),
    'bytes behind the end of gzip': bytesOf(json(Buffer.concat([zipped, Buffer.from('more')]), GZIP)),
    deflate: bytesOf(json(deflateSync(GOOD), 'Content-Encoding: deflate')),
    br: bytesOf(json(brotliCompressSync(GOOD), 'Content-Encoding: br')),
    'an unknown encoding': bytesOf(json(GOOD, 'Content-Encoding: rot13')),
    '1 MB of gzip that is 1 GB': bytesOf(json(BIG_BOMB, GZIP)),
    '400 KB of gzip that are 400 MB': bytesOf(json(SMALL_BOMB, GZIP)),
  }

  const body: Record<string, WireCase> = {
    'no body': bytesOf(json('')),
    'spaces only': bytesOf(json(' \r\n\t ')),
    'JSON cut short': bytesOf(json(GOOD.slice(0, -1))),
    'a list': bytesOf(json('[1]')),
    'a byte order mark': bytesOf(json(`\ufeff${GOOD}`)),
    'two byte order marks': bytesOf(json(`\ufeff\ufeff${GOOD}`)),
    'UTF-16 with its mark': bytesOf(json(Buffer.from(`\ufeff${GOOD}`, 'utf16le'))),
    'UTF-16 without': bytesOf(json(Buffer.from(GOOD, 'utf16le'))),
    'a letter in Latin-1': bytesOf(json(Buffer.from(withId('"é"'), 'latin1'))),
    '64 levels': bytesOf(json(nested(64))),
    '65 levels': bytesOf(json(nested(65))),
    '10,000 levels': bytesOf(json(nested(10_000))),
    '`1e400` for a decimal': bytesOf(json(withId('1,"total":1e400'))),
    '`1e400` for a text': bytesOf(json(withId('1e400'))),
    '`-0` for a decimal': bytesOf(json(withId('1,"total":-0'))),
    'a key twice': bytesOf(json(withId('1,"id":2'))),
    'half of a surrogate pair in a text': bytesOf(json(withId('"\\ud83d"'))),
    'U+0000 in a text': bytesOf(json(withId('"\\u0000"'))),
    '524,288 bytes': bytesOf(json(GOOD.padEnd(524_288))),
    '1 MB, by its length': bytesOf(json(GOOD.padEnd(MEGABYTE))),
    '3 MB in chunks': bytesOf(
      Buffer.concat([
        requestOf([line, 'Host: shop', JSON_TYPE, 'Transfer-Encoding: chunked']),
        chunked(Buffer.from(GOOD.padEnd(3 * MEGABYTE)), 8000),
      ]),
    ),
    '50,000 unknown keys, to a webhook': bytesOf(json(GOOD.replace(/}$/, `${manyKeys(50_000)}}`))),
    '50,000 unknown keys, to the API': bytesOf(toApi(`{"email":"wire@example.org"${manyKeys(50_000)}}`)),
    '100,000 keys': bytesOf(json(GOOD.replace(/}$/, `${manyKeys(100_000)}}`))),
    '10,001 parameters of a form': bytesOf(
      post('a=1&'.repeat(10_001), 'Content-Type: application/x-www-form-urlencoded'),
    ),
  }
  return { ...http, ...address, ...type, ...encoding, ...body }
}

/** All but the first bytes one at a time, until the server has had enough. */
async function slowly(socket: Socket, bytes: Buffer, first: number): Promise<void> {
  socket.write(bytes.subarray(0, first))
  for (let at = first; at < bytes.length && !socket.destroyed && socket.writable; at++) {
    socket.write(bytes.subarray(at, at + 1))
    await pause(50)
  }
}
