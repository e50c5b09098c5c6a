import { isUtf8 } from 'node:buffer'
import { formatPointer } from '@/server/fields/json-pointer'
import { quote, received } from '@/server/fields/received'
import { Problem } from '@/server/problems'
import { JsonSyntaxError, parseExact, SourceNumber } from './exact-json'

/** A body that was read, and for its numbers the text in which they came. */
export type ParsedJson = {
  /** An object. */
  value: unknown
  /** The source text of the number at these tokens (RFC 6901), where there is one. */
  sourceOf(tokens: readonly string[]): string | undefined
  /** Where this stands in the document that the sender sent: set for an element of a batch (`/events/3`). */
  basePointer?: string
}

const DEPTH_MAX = 64
const INVISIBLE = /[\p{Z}\p{Cf}]/u
const REPLACEMENT = '\ufffd'
const REPLACEMENT_BYTES = '\xef\xbf\xbd'
const [QUOTE, BACKSLASH, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d]

/**
 * Reads a JSON object (faults §2, from UTF-8 on): UTF-8 without faults, one byte order mark in front tolerated, nested
 * at most 64 deep. Throws the Problem `invalid-json` that says what was expected at which line and column.
 */
export function parseJson(bytes: Uint8Array): ParsedJson {
  const text = decodeUtf8(bytes)
  if (isTooDeep(bytes)) {
    throw new Problem('invalid-json', `The body is nested deeper than ${DEPTH_MAX} levels. Send a flatter document.`)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw syntaxProblem(text)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem('invalid-json', `The body must be a JSON object; received ${received(value)}.`)
  }
  let exact: unknown
  return {
    value,
    sourceOf(tokens) {
      // Decoded once more rather than kept: hundreds of large documents may wait for their commit at once.
      exact ??= parseExact(decodeUtf8(bytes))
      return sourceAt(exact, tokens)
    },
  }
}

/** A part of a document as a document of its own, for batches; paths of faults still point into the whole. */
export function partOf(document: ParsedJson, tokens: readonly string[], value: unknown): ParsedJson {
  return {
    value,
    sourceOf: (inner) => document.sourceOf([...tokens, ...inner]),
    basePointer: (document.basePointer ?? '') + formatPointer(tokens),
  }
}

/** The text of these bytes, less one byte order mark. Throws `invalid-json` naming the first byte that is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isUtf16(buffer)) {
    throw new Problem('invalid-json', 'The body is not UTF-8: it looks like UTF-16. Send it as UTF-8.')
  }
  if (!isUtf8(buffer)) {
    throw new Problem('invalid-json', `The body is not valid UTF-8: look at byte ${validBytes(buffer) + 1}.`)
  }
  const hasMark = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf
  return buffer.toString('utf8', hasMark ? 3 : 0)
}

/** By its byte order mark, or by the empty half of its first letter: no JSON or form in UTF-8 begins so. */
function isUtf16([first, second]: Uint8Array): boolean {
  if (first === undefined || second === undefined) return false
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0
}

/** How many bytes stand before the first that is not UTF-8: decoding shows it as U+FFFD, which a sender may also have written. */
function validBytes(buffer: Buffer): number {
  const text = buffer.toString('utf8')
  let bytes = 0
  let from = 0
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, from)) {
    bytes += Buffer.byteLength(text.slice(from, at))
    if (buffer.toString('latin1', bytes, bytes + 3) !== REPLACEMENT_BYTES) break
    bytes += 3
    from = at + 1
  }
  return bytes
}

/** Linear, before anything recursive sees the body: 10 KB of brackets end a recursion (faults §2). */
function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0
  let isInString = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (isInString) {
      if (byte === BACKSLASH) i += 1
      else if (byte === QUOTE) isInString = false
    } else if (byte === QUOTE) isInString = true
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      depth += 1
      if (depth > DEPTH_MAX) return true
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth -= 1
  }
  return false
}

function syntaxProblem(text: string): Problem {
  if (text.trim() === '') return new Problem('invalid-json', 'The body is empty. Send a JSON object.')
  try {
    parseExact(text)
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      const before = text.slice(0, error.offset).split('\n')
      const column = (before.at(-1)?.length ?? 0) + 1
      const found = error.offset < text.length ? shown(text.codePointAt(error.offset) ?? 0) : 'the end'
      const where = `line ${before.length}, column ${column}`
      return new Problem(
        'invalid-json',
        `The body is not valid JSON at ${where}: expected ${error.expected}, found ${found}.`,
      )
    }
    throw error
  }
  return new Problem('invalid-json', 'The body is not valid JSON.')
}

/** A character in quotes, or by its number where quotes would seem to hold nothing. */
function shown(codePoint: number): string {
  const character = String.fromCodePoint(codePoint)
  if (character === ' ' || !INVISIBLE.test(character)) return quote(character)
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

function sourceAt(document: unknown, tokens: readonly string[]): string | undefined {
  let value = document
  for (const token of tokens) {
    if (value instanceof Map) value = value.get(token)
    else if (Array.isArray(value)) value = value[Number(token)]
    else return undefined
  }
  return value instanceof SourceNumber ? value.text : undefined
}
