import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'
import type { Endpoint } from './endpoint'

const flag = (name: string, description: string) => ({
  ...{ name, in: 'query' as const, description, required: false },
  schema: { type: 'boolean' as const, default: false },
})

const CREATE_CONTACT = {
  ...flag('createContact', 'Creates the contact when no contact has this email; otherwise 400 with the code `E0501`.'),
  // A call that is tried out shall not depend on who is there already.
  example: true,
}
const VALIDATE_ONLY = flag(
  'validateOnly',
  'Runs all checks and stores nothing: 200 with the values as they would be stored.',
)
const IDEMPOTENCY_KEY = {
  ...{ name: 'Idempotency-Key', in: 'header' as const, required: false },
  description:
    'Within 24 hours the same key gives the first answer again, and no second event; with another body, 422.',
  schema: { type: 'string' as const, minLength: 1, maxLength: 255 },
}
const TOKEN = {
  ...{ name: 'token', in: 'query' as const, required: false, schema: { type: 'string' as const } },
  description: 'Where the event type asks for a token in its address.',
}

const OF_PATH: Record<string, string> = {
  alias: "The event type's alias.",
  id: "The event type's id.",
  storeId: "The store's id.",
}

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    ...{ name, in: 'path' as const, required: true, description: OF_PATH[name] ?? '' },
    schema: { type: 'string' as const },
  }))

/** What of the table of contract §4 stands in the address and the headers. */
export function parametersOf({ context, path }: Pick<Endpoint, 'context' | 'path'>) {
  const { createsContact, credential } = RECEIVE_CONTEXTS[context]
  const own = []
  if (createsContact === 'query') own.push(CREATE_CONTACT)
  if (context !== 'web') own.push(VALIDATE_ONLY)
  if (credential === 'optional-verification') own.push(TOKEN)
  if (credential === 'api-key') own.push(IDEMPOTENCY_KEY)
  return [...pathParameters(path), ...own]
}
