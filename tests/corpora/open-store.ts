import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import type { FieldDefinition } from '@/server/fields/field-types'
import { updateStore } from '@/server/stores/update-store'
import { ADAPTERS } from '@/tests/support/adapters'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'

export type Answered = {
  status: number
  headers: Headers
  body: { id?: string; validationErrors?: { path: string }[] }
}
export type Stored = { values: Record<string, unknown>; body: Buffer; ignored: string[] | null }

export type OpenStore = Awaited<ReturnType<typeof openStore>>

/** A store behind the real door, without a limit on its requests, for sending many documents and reading back what is kept. */
export async function openStore() {
  const running = await (ADAPTERS['fast lane'] ?? missing)()
  const store: DemoStore = await makeDemoStore()
  await updateStore(store.context, { requestsPerMinute: 100_000_000 }, { address: undefined })

  /** Makes an event type, and answers the way to send to it. */
  async function take(receiveType: 'api' | 'webhook' | 'web', alias: string, fields: Partial<FieldDefinition>[]) {
    const input = eventTypeInputSchema.parse({ name: alias, alias, receiveType, fields })
    await createEventType(store.context, { integrationId: store.integrationId, ...input })
    const path = {
      api: `/api/custom-events/alias/${alias}?createContact=true`,
      webhook: `/webhooks/${store.storeId}/custom-events/alias/${alias}`,
      web: `/collect/${store.storeId}`,
    }[receiveType]
    return (body: string | Uint8Array, headers: Record<string, string> = {}) => send(path, body, headers)
  }

  async function send(
    path: string,
    body: string | Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const response = await fetch(`${running.url}${path}`, {
      method: 'POST',
      headers: { authorization: `ApiKey ${store.apiKey}`, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    })
    return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) }
  }

  /** What Postgres holds of the events that these answers name, in their order; undefined where none is named. */
  async function stored(answers: Answered[]): Promise<(Stored | undefined)[]> {
    const ids = answers.flatMap(({ body }) => body.id ?? [])
    if (ids.length === 0) return answers.map(() => undefined)
    const rows = await inStore(store.storeId, (tx) =>
      tx.execute<Stored & { id: string }>(sql`
        select e.id, e.values, r.body, r.ignored from events e join receptions r on r.id = e.reception_id
        where e.store_id = ${store.storeId} and e.id in ${ids}`),
    )
    const byId = new Map(rows.map((row) => [row.id, row]))
    return answers.map(({ body }) => byId.get(body.id ?? ''))
  }

  return { ...store, url: running.url, stop: running.stop, take, send, stored }
}

function missing(): never {
  throw new Error('there is no such adapter')
}

/** Does the work for every item, so many at a time, and answers the results in the order of the items. */
export async function inParallel<T, R>(items: readonly T[], width: number, work: (item: T, n: number) => Promise<R>) {
  const results: R[] = []
  const queue = items.entries()
  const workers = Array.from({ length: width }, async () => {
    for (const [n, item] of queue) results[n] = await work(item, n)
  })
  await Promise.all(workers)
  return results
}
