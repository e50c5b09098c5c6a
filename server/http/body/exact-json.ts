/** A number as its text stood in the document. */
export class SourceNumber {
  constructor(readonly text: string) {}
}

/** Where the text stopped being JSON (an offset in UTF-16 units), and what was expected there. */
export class JsonSyntaxError extends Error {
  constructor(
    readonly offset: number,
    readonly expected: string,
  ) {
    super(expected)
    this.name = 'JsonSyntaxError'
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const SPACE = /[ \t\n\r]*/y
const PLAIN_CHARACTERS = /[^"\\\0-\x1f]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const WORDS = { true: true, false: false, null: null } as const

/**
 * RFC 8259 to the letter, slower than `JSON.parse` and asked only where that cannot answer: numbers keep their source
 * text (Node 20 gives no access to it), and a fault has a place. Objects are maps. The nesting is bounded by the caller.
 */
export function parseExact(text: string): unknown {
  let at = 0

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) return undefined
    at += match[0].length
    return match[0]
  }

  function value(): unknown {
    const next = text[at]
    if (next === '{') return object()
    if (next === '[') return array()
    if (next === '"') return string()
    const number = take(NUMBER)
    if (number !== undefined) return new SourceNumber(number)
    for (const [word, meaning] of Object.entries(WORDS)) {
      if (text.startsWith(word, at)) {
        at += word.length
        return meaning
      }
    }
    throw new JsonSyntaxError(at, next === "'" ? 'a value (strings take double quotes)' : 'a value')
  }

  function object(): Map<string, unknown> {
    const members = new Map<string, unknown>()
    at += 1
    take(SPACE)
    if (text[at] === '}') {
      at += 1
      return members
    }
    for (;;) {
      take(SPACE)
      if (text[at] !== '"') throw new JsonSyntaxError(at, 'a key in double quotes')
      const key = string()
      take(SPACE)
      if (text[at] !== ':') throw new JsonSyntaxError(at, '":"')
      at += 1
      take(SPACE)
      // The last of several equal keys counts, as in JSON.parse.
      members.set(key, value())
      take(SPACE)
      if (text[at] === '}') break
      if (text[at] !== ',') throw new JsonSyntaxError(at, '"," or "}"')
      at += 1
    }
    at += 1
    return members
  }

  function array(): unknown[] {
    const items: unknown[] = []
    at += 1
    take(SPACE)
    if (text[at] === ']') {
      at += 1
      return items
    }
    for (;;) {
      take(SPACE)
      items.push(value())
      take(SPACE)
      if (text[at] === ']') break
      if (text[at] !== ',') throw new JsonSyntaxError(at, '"," or "]"')
      at += 1
    }
    at += 1
    return items
  }

  function string(): string {
    const start = at
    at += 1
    for (;;) {
      take(PLAIN_CHARACTERS)
      const next = text[at]
      if (next === '"') break
      if (next === undefined) throw new JsonSyntaxError(at, 'the closing double quote of a string')
      if (next !== '\\')
        throw new JsonSyntaxError(at, 'no bare control character in a string (write \\n for a line break)')
      if (take(ESCAPE) === undefined) throw new JsonSyntaxError(at, 'an escape such as \\n or \\u00e9')
    }
    at += 1
    // What stands between the quotes was just checked, so this neither throws nor yields anything but a string.
    return JSON.parse(text.slice(start, at)) as string
  }

  take(SPACE)
  const document = value()
  take(SPACE)
  if (at < text.length) throw new JsonSyntaxError(at, 'the end of the document')
  return document
}
