import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { browser } from './browser'
import { curl } from './curl'
import { mobile } from './mobile'
import { node } from './node'
import { php } from './php'
import { python } from './python'
import { type SnippetInput, type SnippetRequest, snippetRequest } from './snippet-request'

const overHttp = (write: (request: SnippetRequest) => string) => (input: SnippetInput) => write(snippetRequest(input))

/** A language, as its readers call it, and how it is written down. */
const LANGUAGES = {
  curl: { label: 'curl', write: overHttp(curl) },
  node: { label: 'Node.js', write: overHttp(node) },
  php: { label: 'PHP', write: overHttp(php) },
  python: { label: 'Python', write: overHttp(python) },
  browser: { label: 'JavaScript SDK', write: browser },
  mobile: { label: 'React Native SDK', write: mobile },
} as const

export type Language = keyof typeof LANGUAGES

const SERVERS = ['curl', 'node', 'php', 'python'] as const satisfies Language[]

/** A key has no place in a page or an app; a page or an app has its SDK. */
const OF_CONTEXT: Record<ReceiveContextName, readonly Language[]> = {
  api: SERVERS,
  webhook: SERVERS,
  web: ['browser', 'mobile', 'curl'],
}

export type Snippet = { language: Language; label: string; code: string }

/** Ready to run: the event's own address and sample in each language that fits its receive context. Pure. */
export function snippetsOf(input: SnippetInput): Snippet[] {
  return OF_CONTEXT[input.receiveType].map((language) => {
    const { label, write } = LANGUAGES[language]
    return { language, label, code: write(input) }
  })
}
