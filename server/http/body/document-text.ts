import { unwrapCloudEvent } from './cloud-event'
import { parseForm } from './parse-form'
import { decodeUtf8, parseJson } from './parse-json'

/**
 * The document that fields were read from, as JSON text whose numbers keep their digits: of a form its nested values, of
 * a structured CloudEvent its data. Null where the body is no document, or was cut.
 */
export function documentText(body: Uint8Array, contentType = ''): string | null {
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  try {
    if (mediaType === 'application/x-www-form-urlencoded') return JSON.stringify(parseForm(body).value)
    const sent = parseJson(body)
    const { document } = unwrapCloudEvent(mediaType, sent, {})
    return document === sent ? decodeUtf8(body) : JSON.stringify(document.value)
  } catch {
    return null
  }
}
