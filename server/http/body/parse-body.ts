import type { Incoming } from '../door'
import { readMediaType } from './media-type'
import { parseForm } from './parse-form'
import { type ParsedJson, parseJson } from './parse-json'

/**
 * The body of a request as a document (faults §2, this order): content type → bytes, capped while reading and inflating
 * → UTF-8 → depth → JSON or form. Throws the Problem of the first that fails: 415, 413, 400.
 */
export async function parseBody(
  incoming: Incoming,
  mediaTypes: readonly string[],
  maxBytes: number,
): Promise<{ body: Buffer; document: ParsedJson }> {
  const mediaType = readMediaType(incoming.headers['content-type'], mediaTypes)
  const body = await incoming.readBody(maxBytes)
  const document = mediaType === 'application/x-www-form-urlencoded' ? parseForm(body) : parseJson(body)
  return { body, document }
}
