const SPACE = /[ \t\n\r]*/y
const SCALAR = /[^ \t\n\r,\]}]+/y

/** Where a value stands in the text: from its first character to the one behind its last. */
type Span = { from: number; to: number }

/**
 * The texts of the members of a JSON object, or of the elements of a JSON array, exactly as they were sent: digits,
 * order and duplicates of keys inside included. The text must be valid JSON (it was parsed before); one linear pass.
 * Of several equal keys the last counts, as in JSON.parse.
 */
export function membersOf(text: string): Map<string, string> {
  const members = new Map<string, string>()
  let at = skip(text, 0) + 1
  for (;;) {
    at = skip(text, at)
    if (text[at] === '}') return members
    const keyEnd = endOfString(text, at)
    const key = JSON.parse(text.slice(at, keyEnd)) as string // a JSON string
    const { from, to } = valueAt(text, skip(text, keyEnd) + 1)
    members.set(key, text.slice(from, to))
    at = afterComma(text, to)
  }
}

export function elementsOf(text: string): string[] {
  const elements: string[] = []
  let at = skip(text, 0) + 1
  for (;;) {
    at = skip(text, at)
    if (text[at] === ']') return elements
    const { from, to } = valueAt(text, at)
    elements.push(text.slice(from, to))
    at = afterComma(text, to)
  }
}

function valueAt(text: string, after: number): Span {
  const from = skip(text, after)
  const first = text[from]
  if (first === '"') return { from, to: endOfString(text, from) }
  if (first === '{' || first === '[') return { from, to: endOfNest(text, from) }
  SCALAR.lastIndex = from
  SCALAR.exec(text)
  return { from, to: SCALAR.lastIndex }
}

function endOfNest(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const next = text[at]
    if (next === '"') at = endOfString(text, at) - 1
    else if (next === '{' || next === '[') depth++
    else if (next === '}' || next === ']') {
      depth--
      if (depth === 0) return at + 1
    }
  }
  return text.length
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at + 1
  }
  return text.length
}

function skip(text: string, at: number): number {
  SPACE.lastIndex = at
  SPACE.exec(text)
  return SPACE.lastIndex
}

function afterComma(text: string, at: number): number {
  const next = skip(text, at)
  return text[next] === ',' ? next + 1 : next
}
