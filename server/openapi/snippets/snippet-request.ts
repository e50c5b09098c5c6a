import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'

/** Stands where the reader's own key goes; the dashboard puts a chosen key in its place. */
export const KEY_PLACEHOLDER = '{keyId}:{secret}'

export type SnippetInput = {
  receiveType: ReceiveContextName
  alias: string
  /** Without a trailing slash. */
  baseUrl: string
  storeId: string
  /** The body of one event; of a web event its payload. */
  sample: Record<string, unknown>
  /** The whole `keyId:secret`, or a text in its place. */
  apiKey: string
}

/** The request that a snippet makes, in whichever language. */
export type SnippetRequest = { url: string; headers: [name: string, value: string][]; body: Record<string, unknown> }

/** Everything that differs between the receive contexts; the languages only write it down. */
export function snippetRequest({ receiveType, alias, baseUrl, storeId, sample, apiKey }: SnippetInput): SnippetRequest {
  const { endpoints, credential, createsContact } = RECEIVE_CONTEXTS[receiveType]
  const [pattern = ''] = endpoints
  const path = pattern.replace('{storeId}', storeId).replace('{alias}', alias)
  const headers: SnippetRequest['headers'] = [['Content-Type', 'application/json']]
  if (credential === 'api-key') headers.push(['Authorization', `ApiKey ${apiKey}`])
  return {
    url: `${baseUrl}${path}${createsContact === 'query' ? '?createContact=true' : ''}`,
    headers,
    body: receiveType === 'web' ? { events: [{ alias, payload: sample }] } : sample,
  }
}
