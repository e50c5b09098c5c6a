import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { inStore } from '@/db'
import type { CollectAnswer } from '@/server/collect/collect'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { processWaits } from '@/server/events/process-waits'
import { replayReception } from '@/server/replays/replay-reception'
import { replaySchema } from '@/server/replays/schema'
import { createWebContent } from '@/server/web-contents/create-web-content'
import { webContentInputSchema } from '@/server/web-contents/schema'
import { updateWebContent } from '@/server/web-contents/update-web-content'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { workflowInputSchema } from '@/server/workflows/schema'
import { startWorkflow } from '@/server/workflows/start-workflow'
import { ADAPTERS, type Running } from '@/tests/support/adapters'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { count, processAll } from '@/tests/support/send-events'
import { readKept } from './kept-request'

let store: DemoStore
let running: Running | undefined

beforeAll(async () => {
  running = await ADAPTERS['fast lane']?.()
  store = await makeDemoStore()
})
afterAll(() => running?.stop())

/** A content behind an event of its own, with these nodes between. */
async function makeShowing(alias: string, between: { id: string; type: string; config: object }[] = []) {
  const fields = [{ id: 'size', name: 'Size', type: 'text' }]
  const input = eventTypeInputSchema.parse({ name: alias, alias, receiveType: 'web', fields })
  const { id: eventTypeId } = await createEventType(store.context, { integrationId: store.integrationId, ...input })
  const popup = webContentInputSchema.parse({ name: alias, type: 'popup', html: 'Size {{ event.size }}' })
  const { id: webContentId } = await createWebContent(store.context, popup)
  const nodes = [
    { id: 'n1', type: 'receive-event', config: { eventTypeId } },
    ...between,
    { id: 'last', type: 'show-web-content', config: { webContentId } },
  ]
  const edges = nodes.slice(1).map(({ id }, index) => ({ from: nodes[index]?.id, to: id }))
  const { id } = await createWorkflow(store.context, workflowInputSchema.parse({ name: alias, nodes, edges }))
  await startWorkflow(store.context, { id })
  return webContentId
}

async function send(trackerId: string, ...events: object[]): Promise<string[]> {
  const response = await fetch(`${running?.url}/collect/${store.storeId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ trackerId, events }),
  })
  const { webContents } = (await response.json()) as CollectAnswer // contract §5
  return webContents.map(({ html }) => html)
}

/** Also what a request has still in hand. */
const workDone = () =>
  vi.waitUntil(
    async () => {
      await processAll(store.storeId)
      const left = sql`select count(*)::int as n from pending_work where store_id = ${store.storeId}`
      return (await count(store.storeId, left)) === 0
    },
    { timeout: 30_000 },
  )

test('what stands behind a wait comes with the next request once the wait is over', async () => {
  await makeShowing('waits', [{ id: 'n2', type: 'wait', config: { for: { value: 1, unit: 'day' } } }])
  const trackerId = `tracker_${crypto.randomUUID()}`
  expect(await send(trackerId, { alias: 'waits', payload: { size: 'XL' } })).toEqual([])
  await workDone()
  expect(await send(trackerId)).toEqual([])
  await inStore(store.storeId, (tx) =>
    tx.execute(sql`update execution_waits set wake_at = now() - interval '1 second' where store_id = ${store.storeId}`),
  )
  while (await processWaits(store.storeId));
  expect(await send(trackerId)).toEqual(['Size XL'])
})

test('a replay shows it to the tracker that sent the event; what was rendered before stays as it was', async () => {
  const webContentId = await makeShowing('again')
  const trackerId = `tracker_${crypto.randomUUID()}`
  const first = await send(trackerId, { alias: 'again', payload: { size: 'M' } })
  await workDone()
  expect([...first, ...(await send(trackerId))]).toEqual(['Size M'])
  const [reception] = await inStore(store.storeId, (tx) =>
    tx.execute<{ id: string }>(sql`
      select reception_id as id from events where store_id = ${store.storeId} and tracker_id = ${trackerId}`),
  )
  await replayReception(store.context, { id: reception?.id ?? '', ...replaySchema.parse({}) }, readKept)
  await workDone()
  await updateWebContent(store.context, { id: webContentId, html: 'New' })
  expect(await send(trackerId)).toEqual(['Size M'])
})
