import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import type { FieldDraft } from '../_editor/draft'
import { exampleOf } from '../_editor/example'

type CurlInput = { context: ReceiveContextName; url: string; fields: readonly FieldDraft[]; apiKey?: string }

/** Single quotes end a shell's quoted text: each is written as `'\''`. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** A command that sends an example event; none for the web, which an SDK sends. */
export function curlOf({ context, url, fields, apiKey = '{keyId}:{secret}' }: CurlInput): string | undefined {
  if (context === 'web') return undefined
  const address = context === 'api' ? `${url}?createContact=true` : url
  const lines = [`curl -X POST ${quoted(address)}`, "-H 'Content-Type: application/json'"]
  if (context === 'api') lines.push(`-H ${quoted(`Authorization: ApiKey ${apiKey}`)}`)
  lines.push(`-d ${quoted(JSON.stringify(exampleOf(fields, context)))}`)
  return lines.join(' \\\n  ')
}
