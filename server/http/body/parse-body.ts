import type { Incoming } from '../door'
import { readMediaType } from './media-type'
import { parseForm } from './parse-form'
import { type ParsedJson, parseJson } from './parse-json'

/** The bytes of a body whose media type is taken here. Throws 415, and 413 while reading. */
export async function readBodyOf(
  incoming: Incoming,
  mediaTypes: readonly string[],
  maxBytes: number,
): Promise<{ body: Buffer; mediaType: string }> {
  const mediaType = readMediaType(incoming.headers['content-type'], mediaTypes)
  return { body: await incoming.readBody(maxBytes), mediaType }
}

/** UTF-8 → depth → JSON or form. Throws `invalid-json` (400). */
export const parseDocument = (mediaType: string, body: Buffer): ParsedJson =>
  mediaType === 'application/x-www-form-urlencoded' ? parseForm(body) : parseJson(body)

/** The body of a request as a document (faults §2, this order); the Problem of the first that fails: 415, 413, 400. */
export async function parseBody(
  incoming: Incoming,
  mediaTypes: readonly string[],
  maxBytes: number,
): Promise<{ body: Buffer; document: ParsedJson }> {
  const { body, mediaType } = await readBodyOf(incoming, mediaTypes, maxBytes)
  return { body, document: parseDocument(mediaType, body) }
}
