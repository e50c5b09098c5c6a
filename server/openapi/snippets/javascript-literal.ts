/** Within a `<script>` these would end it or begin a comment. */
const IN_HTML = /[<\u2028\u2029]/g
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A text as JavaScript writes it, harmless within a `<script>` too. */
export const javascriptString = (text: string): string => JSON.stringify(text).replace(IN_HTML, escaped)

const NAME = /^[A-Za-z_$][\w$]*$/

/** As a key, `__proto__` would set the prototype instead: only a computed key is one like any other. */
function keyOf(key: string): string {
  if (key === '__proto__') return '["__proto__"]'
  return NAME.test(key) ? key : javascriptString(key)
}

/** A JSON value as JavaScript writes it, indented from `depth` on. */
export function javascriptLiteral(value: unknown, depth = 0): string {
  const [inner, outer] = ['  '.repeat(depth + 1), '  '.repeat(depth)]
  if (typeof value === 'string') return javascriptString(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const lines = Array.isArray(value)
    ? value.map((item) => `${inner}${javascriptLiteral(item, depth + 1)},\n`)
    : Object.entries(value).map(([key, held]) => `${inner}${keyOf(key)}: ${javascriptLiteral(held, depth + 1)},\n`)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return lines.length === 0 ? open + close : `${open}\n${lines.join('')}${outer}${close}`
}
