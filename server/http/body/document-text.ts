import { evaluatePointer } from '@/server/fields/json-pointer'
import { unwrapCloudEvent } from './cloud-event'
import { parseForm } from './parse-form'
import { decodeUtf8, parseJson } from './parse-json'

/**
 * The document that fields were read from, as JSON text whose numbers keep their digits: of a form its nested values, of
 * a structured CloudEvent its data, else what stands at `at` in the body (the payload of an event from the web). Null where
 * there is no such document, or the body was cut.
 */
export function documentText(body: Uint8Array, contentType = '', at: readonly string[] = []): string | null {
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  try {
    if (mediaType === 'application/x-www-form-urlencoded') return JSON.stringify(parseForm(body).value)
    const sent = parseJson(body)
    if (at.length > 0) {
      const found = evaluatePointer(sent.value, at)
      return found.found ? JSON.stringify(found.value) : null
    }
    const { document } = unwrapCloudEvent(mediaType, sent, {})
    return document === sent ? decodeUtf8(body) : JSON.stringify(document.value)
  } catch {
    return null
  }
}
