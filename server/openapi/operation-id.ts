import type { Route } from '@/server/http/management/route'

const VERBS = { GET: 'get', POST: 'create', PATCH: 'update', DELETE: 'delete' } as const

const camel = (text: string): string =>
  text.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '')
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "Order shipped", "order-shipped" → "OrderShipped": for names of types and calls. */
export const pascal = (text: string): string => capital(camel(text.replace(/^[^A-Za-z0-9]+/, '')))

/**
 * The name of a call of the management API, from its address: `GET /segments` → listSegments, `POST
 * /workflows/{id}/start` → startWorkflowsById. Two calls never share one, as no two share an address.
 */
export function operationIdOf({ method, path, isList, status }: Pick<Route, 'method' | 'path' | 'isList' | 'status'>) {
  const parts = path.split('/').filter(Boolean)
  const isAction = method === 'POST' && status === 200
  const verb = isList ? 'list' : isAction ? camel(parts.at(-1) ?? '') : VERBS[method]
  const named = isAction ? parts.slice(0, -1) : parts
  return verb + named.map((part) => (part.startsWith('{') ? `By${pascal(part)}` : pascal(part))).join('')
}
