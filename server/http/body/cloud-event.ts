import type { Incoming } from '../door'
import { type ParsedJson, parseJson, partOf } from './parse-json'

export type Unwrapped = {
  /** What fields are read from. */
  document: ParsedJson
  /** The headers, and for a structured event its attributes as the headers (`ce-id`) that the binary form has. */
  headers: Incoming['headers']
}

const STRUCTURED = 'application/cloudevents+json'

/**
 * A CloudEvent (CloudEvents 1.0, HTTP binding §3) is unwrapped before mapping: its data is the document, in binary mode
 * (attributes in `ce-` headers) as in structured mode. Anything else passes as it is.
 */
export function unwrapCloudEvent(mediaType: string, document: ParsedJson, headers: Incoming['headers']): Unwrapped {
  const { data, data_base64: encoded, ...attributes } = document.value as Record<string, unknown> // `parseJson` takes objects alone
  if (mediaType !== STRUCTURED || attributes.specversion === undefined) return { document, headers }
  const named = Object.entries(attributes).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`ce-${name.toLowerCase()}`, value] as const] : [],
  )
  const all = { ...headers, ...Object.fromEntries(named) }
  if (typeof encoded === 'string') return { document: parseJson(Buffer.from(encoded, 'base64')), headers: all }
  if (typeof data === 'object' && data !== null && !Array.isArray(data))
    return { document: partOf(document, ['data'], data), headers: all }
  return { document: { value: {}, sourceOf: () => undefined, basePointer: '/data' }, headers: all }
}
