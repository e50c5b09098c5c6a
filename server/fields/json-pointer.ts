const ARRAY_INDEX = /^(?:0|[1-9]\d*)$/
const BAD_ESCAPE = /~(?![01])/

export type Evaluation = { found: true; value: unknown } | { found: false }

const NOT_FOUND: Evaluation = { found: false }

/** The tokens of an RFC 6901 pointer in its JSON string form, or null where the grammar of §3 is not met. `''` is the document. */
export function parsePointer(text: string): string[] | null {
  if (text === '') return []
  if (!text.startsWith('/') || BAD_ESCAPE.test(text)) return null
  return text.slice(1).split('/').map(unescapeToken)
}

/** The pointer in its JSON string form; also takes the URI fragment form of RFC 6901 §6 (`#/a%20b` → `/a b`). Null: not a pointer. */
export function normalisePointer(text: string): string | null {
  let pointer = text
  if (text.startsWith('#')) {
    try {
      pointer = decodeURIComponent(text.slice(1))
    } catch {
      return null
    }
  }
  return parsePointer(pointer) === null ? null : pointer
}

export function formatPointer(tokens: readonly string[]): string {
  let pointer = ''
  for (const token of tokens) pointer += `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`
  return pointer
}

/** RFC 6901 §4 over parsed JSON: own members and existing elements only, never what a prototype lends. */
export function evaluatePointer(document: unknown, tokens: readonly string[]): Evaluation {
  let value = document
  for (const token of tokens) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return NOT_FOUND
    if (Array.isArray(value)) {
      if (!ARRAY_INDEX.test(token)) return NOT_FOUND
      value = value[Number(token)]
    } else {
      // The document is parsed JSON, so an object that is no array has string keys.
      value = (value as Record<string, unknown>)[token]
    }
  }
  return { found: true, value }
}

function unescapeToken(token: string): string {
  // ~1 first: "~01" is "~1", not "/" (RFC 6901 §4).
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token
}
