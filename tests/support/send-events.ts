import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { commitGroup } from '@/server/events/commit-group'
import { configurationOf } from '@/server/events/configuration'
import { processEvents } from '@/server/events/process-events'
import { newId } from '@/server/ids'
import type { DemoStore } from './make-demo-store'

/** One event through the group commit, past the door. Answers its id. */
export async function sendEvent(
  store: DemoStore,
  values: Record<string, string | number>,
  receivedAt = new Date().toISOString(),
): Promise<string> {
  const id = newId()
  for (let stale: number | undefined; ; ) {
    const configuration = await configurationOf(store.storeId, stale)
    if (!configuration) throw new Error('no such store')
    const body = Buffer.from(JSON.stringify(values))
    const outcome = await commitGroup().add({
      ...{ storeId: store.storeId, revision: configuration.revision, id, receivedAt, receiveContext: 'api' },
      ...{
        eventTypeId: store.eventTypeId,
        apiKeyId: null,
        remoteAddress: null,
        headers: {},
        body,
        bodyBytes: body.length,
      },
      ...{ outcome: 'accepted', createContact: true, idempotencyKey: null, bodyHash: null, ignored: null },
      ...{ trust: null, replayOf: null },
      events: [
        {
          ...{ id, values, email: String(values.email), contactId: null, newContactId: newId() },
          ...{ trust: 'verified' as const, occurredAt: receivedAt, startsWorkflows: true, trackerId: null },
        },
      ],
    })
    if (outcome.kind === 'stored') return id
    if (outcome.kind !== 'stale') throw new Error(`the event was ${outcome.kind}`)
    stale = configuration.revision
  }
}

/** Does all pending work of the store, as a worker would. */
export async function processAll(storeId: string): Promise<void> {
  while (await processEvents(storeId));
}

export async function contactOf(store: DemoStore, email: string) {
  const rows = await inStore(store.storeId, (tx) =>
    tx.execute<{ id: string; fields: Record<string, unknown> }>(sql`
      select id, fields from contacts where store_id = ${store.storeId} and email = ${email}`),
  )
  return rows[0]
}

/** A number out of one query of the store. */
export async function count(storeId: string, query: ReturnType<typeof sql>): Promise<number> {
  const rows = await inStore(storeId, (tx) => tx.execute<{ n: number }>(query))
  return Number(rows[0]?.n)
}
