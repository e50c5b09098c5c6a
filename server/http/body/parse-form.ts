import { parse } from 'qs'
import { Problem } from '@/server/problems'
import { decodeUtf8, type ParsedJson } from './parse-json'

const DEPTH_MAX = 64
const PARAMETERS_MAX = 10_000
/** The library takes time by the square of an array's length: 10,000 items cost over a second. */
const ARRAY_ITEMS_MAX = 1000

/**
 * Reads `application/x-www-form-urlencoded` with brackets (`order[lines][0][sku]=…`, `tags[]=…`) as if it were JSON
 * whose values are all strings. Nothing is cut silently: what exceeds a limit is the Problem `invalid-json`.
 */
export function parseForm(bytes: Uint8Array): ParsedJson {
  const text = decodeUtf8(bytes)
  if (text.trim() === '') throw new Problem('invalid-json', 'The form is empty. Send at least one field.')
  let value: unknown
  try {
    value = parse(text, {
      // Objects without prototype, so that a field called `toString` is a field like any other.
      plainObjects: true,
      // Gaps stay gaps: `lines[1]` is at index 1 for a pointer, whether or not there is a `lines[0]`.
      allowSparse: true,
      depth: DEPTH_MAX,
      strictDepth: true,
      parameterLimit: PARAMETERS_MAX,
      arrayLimit: ARRAY_ITEMS_MAX,
      throwOnLimitExceeded: true,
      decoder: decodeComponent,
    })
  } catch (error) {
    if (error instanceof RangeError) throw new Problem('invalid-json', `The form is too large: ${error.message}`)
    throw error
  }
  return { value, sourceOf: () => undefined }
}

/** Unlike the library's own, refuses a broken escape instead of passing its text on. */
function decodeComponent(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw new Problem('invalid-json', 'The form is not valid: a % is not followed by the escape of a UTF-8 character.')
  }
}
