import { parseForm } from './parse-form'
import { parseJson } from './parse-json'

/** A kept body as the document that it was read as; undefined where it is none (it was refused for that, or cut). */
export function documentOf(body: Uint8Array, contentType: string | undefined): unknown {
  try {
    const isForm = contentType?.toLowerCase().startsWith('application/x-www-form-urlencoded')
    return (isForm ? parseForm(Buffer.from(body)) : parseJson(body)).value
  } catch {
    return undefined
  }
}
