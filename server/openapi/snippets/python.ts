import type { SnippetRequest } from './snippet-request'

const WORDS = new Map<unknown, string>([
  [true, 'True'],
  [false, 'False'],
  [null, 'None'],
])

/** A JSON value as Python writes it: its texts read JSON's escapes. */
function literal(value: unknown, depth: number): string {
  const word = WORDS.get(value)
  if (word !== undefined) return word
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'None'
  const [inner, outer] = ['    '.repeat(depth + 1), '    '.repeat(depth)]
  const lines = Array.isArray(value)
    ? value.map((item) => `${inner}${literal(item, depth + 1)},\n`)
    : Object.entries(value).map(([key, held]) => `${inner}${JSON.stringify(key)}: ${literal(held, depth + 1)},\n`)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return lines.length === 0 ? open + close : `${open}\n${lines.join('')}${outer}${close}`
}

/** Python 3 with its standard library alone. */
export function python({ url, headers, body }: SnippetRequest): string {
  return `import json
import urllib.error
import urllib.request

body = ${literal(body, 0)}
request = urllib.request.Request(
    ${JSON.stringify(url)},
    data=json.dumps(body).encode(),
    headers=${literal(Object.fromEntries(headers), 1)},
    method="POST",
)
try:
    answer = urllib.request.urlopen(request)
except urllib.error.HTTPError as refused:
    answer = refused
print(answer.status, answer.read().decode())`
}
