import { SCOPES } from '@/server/api-keys/scopes'
import { ingest } from '@/server/http/ingest'
import { managementDoor } from '@/server/http/management/door'
import { toRouteHandler } from '@/server/http/route-handler'
import { type DemoStore, makeDemoStore, makeKey } from './make-demo-store'

export type CallOptions = { key?: string | null; raw?: string; headers?: Record<string, string> }
export type CallAnswer = {
  status: number
  headers: Headers
  body: Record<string, unknown> & { results?: Record<string, unknown>[] }
}
export type Manager = {
  demo: DemoStore
  /** A key that may only read contacts. */
  readKey: string
  /** Calls the management API with a key of all scopes, unless another is given. */
  call: (method: string, path: string, body?: unknown, options?: CallOptions) => Promise<CallAnswer>
  /** Sends an event to the store's API event type; answers its id. */
  send: (body: Record<string, unknown>) => Promise<string>
}

const manage = toRouteHandler(managementDoor)
const receive = toRouteHandler(ingest)

/** A store, and its management API as a client sees it. */
export async function makeManager(): Promise<Manager> {
  const demo = await makeDemoStore()
  const all = await makeKey(
    demo.storeId,
    SCOPES.map(({ name }) => name),
  )
  return {
    demo,
    readKey: demo.readKey,
    async call(method, path, body, options = {}) {
      const key = options.key === undefined ? all.key : options.key
      const headers = {
        ...(body === undefined && options.raw === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key ? { authorization: `ApiKey ${key}` } : {}),
        ...options.headers,
      }
      const text = options.raw ?? (body === undefined ? undefined : JSON.stringify(body))
      const response = await manage(new Request(`http://localhost/api${path}`, { method, headers, body: text }))
      const answer = await response.text()
      return { status: response.status, headers: response.headers, body: answer ? JSON.parse(answer) : {} }
    },
    async send(body) {
      const headers = { 'content-type': 'application/json', authorization: `ApiKey ${demo.apiKey}` }
      const url = `http://localhost/api/custom-events/alias/${demo.alias}?createContact=true`
      const response = await receive(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }))
      return (await response.json()).id
    },
  }
}

/** The paths of the faults of an answer, in order. */
export const faultPaths = ({ body }: CallAnswer): string[] | undefined =>
  (body.validationErrors as { path: string }[] | undefined)?.map(({ path }) => path).sort() // the shape of contract §3
