import type { SnippetRequest } from './snippet-request'

/** Nothing has a meaning within single quotes; one of them ends the text and is written outside of it. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** For every POSIX shell. */
export function curl({ url, headers, body }: SnippetRequest): string {
  const lines = [
    `curl -X POST ${quoted(url)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    `-d ${quoted(JSON.stringify(body))}`,
  ]
  return lines.join(' \\\n  ')
}
