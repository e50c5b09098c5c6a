import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { newId } from '@/server/ids'
import { type Answer, jsonAnswer } from './door'

const TOO_SLOW = 'The request came too slowly. Send its headers and its whole body without long pauses.'
const HEAD_TOO_LARGE = 'The request line and the headers have more than 16 KB. Send a shorter address, fewer headers.'
const NOT_HTTP = 'The request is not well-formed HTTP/1.1. Look at its headers, Content-Length and chunks.'

/** So long has a sender to close a connection that was refused. */
const GOODBYE_MS = 2000

/** What the parser of Node, or its clock, ends a connection for. Any other code is a request that is not HTTP. */
const BY_CODE: Record<string, [status: number, detail: string]> = {
  HPE_HEADER_OVERFLOW: [431, HEAD_TOO_LARGE],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [
    413,
    'The extensions of a chunk have more than 16 KB. Send chunks without extensions.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, TOO_SLOW],
}

/** The one error shape (contract §3) for what never reaches a door: the connection closes behind it. */
export function httpRefusal(status: number, detail: string, headers: Record<string, string> = {}): Answer {
  const body = { status, title: STATUS_CODES[status], detail }
  return jsonAnswer(status, body, { connection: 'close', 'x-request-id': newId(), ...headers })
}

export function refusalOf(code: string | undefined): Answer {
  const [status, detail] = (code !== undefined && Object.hasOwn(BY_CODE, code) && BY_CODE[code]) || [400, NOT_HTTP]
  return httpRefusal(status, detail)
}

/** The answer as bytes, for a socket whose request Node gave up. Where the sender does not close it, we do. */
export function writeAnswer(socket: Duplex, { status, headers, body }: Answer): void {
  const all = { ...headers, 'content-length': String(Buffer.byteLength(body)) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  // Node has taken its own listener off a socket that asked for CONNECT; a reset would end the process.
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`)
  setTimeout(() => socket.destroy(), GOODBYE_MS).unref()
}
