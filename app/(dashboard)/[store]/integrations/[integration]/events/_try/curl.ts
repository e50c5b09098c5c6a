import type { ReceiveContextName } from '@/server/event-types/receive-contexts'

type CurlInput = { context: ReceiveContextName; url: string; body: unknown; apiKey?: string }

/** Single quotes end a shell's quoted text: each is written as `'\''`. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** A command that sends the body; none for the web, which an SDK sends. */
export function curlOf({ context, url, body, apiKey = '{keyId}:{secret}' }: CurlInput): string | undefined {
  if (context === 'web') return undefined
  const address = context === 'api' ? `${url}?createContact=true` : url
  const lines = [`curl -X POST ${quoted(address)}`, "-H 'Content-Type: application/json'"]
  if (context === 'api') lines.push(`-H ${quoted(`Authorization: ApiKey ${apiKey}`)}`)
  lines.push(`-d ${quoted(JSON.stringify(body))}`)
  return lines.join(' \\\n  ')
}
