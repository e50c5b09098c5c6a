import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { executions, executionWaits, inStore } from '@/db'
import { createSegment } from '@/server/segments/create-segment'
import { segmentInputSchema } from '@/server/segments/schema'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { finishWorkflow } from '@/server/workflows/finish-workflow'
import { pauseWorkflow } from '@/server/workflows/pause-workflow'
import { workflowInputSchema } from '@/server/workflows/schema'
import { startWorkflow } from '@/server/workflows/start-workflow'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { contactOf, count, processAll, sendEvent } from '@/tests/support/send-events'
import { processWaits, storesWithDueWaits } from './process-waits'
import { verify } from './verify'

let store: DemoStore
beforeEach(async () => {
  store = await makeDemoStore()
})

const DAY = { for: { value: 1, unit: 'day' } }
const add = (points: number) => ({
  assignments: [{ field: '_points', operator: 'add', source: { from: 'literal', value: points } }],
})

/** Points before the wait, and more behind it. */
async function makeWaiting(extra: { nodes?: object[]; edges?: object[] } = {}): Promise<string> {
  const nodes = [
    { id: 'n1', type: 'receive-event', config: { eventTypeId: store.eventTypeId } },
    { id: 'n2', type: 'set-field', config: add(1) },
    { id: 'n3', type: 'wait', config: DAY },
    { id: 'n4', type: 'set-field', config: add(10) },
    ...(extra.nodes ?? []),
  ]
  const edges = [{ from: 'n1', to: 'n2' }, { from: 'n2', to: 'n3' }, { from: 'n3', to: 'n4' }, ...(extra.edges ?? [])]
  const { id } = await createWorkflow(store.context, workflowInputSchema.parse({ name: 'Waits', nodes, edges }))
  await startWorkflow(store.context, { id })
  return id
}

const points = async (email = 'ana@example.org') => (await contactOf(store, email))?.fields._points ?? 0
/** As if the moment of every wait had come. */
const passTime = () =>
  inStore(store.storeId, (tx) =>
    tx.execute(sql`update execution_waits set wake_at = now() - interval '1 second' where store_id = ${store.storeId}`),
  )
const wakeAll = async () => {
  while (await processWaits(store.storeId));
}
const waits = () =>
  count(store.storeId, sql`select count(*)::int as n from execution_waits where store_id = ${store.storeId}`)
const stateOf = async () => {
  const [row] = await inStore(store.storeId, (tx) =>
    tx.select().from(executions).where(eq(executions.storeId, store.storeId)),
  )
  return row
}

describe('a contact that waits', () => {
  test('goes on when its moment has come, and not before; what ran does not run again', async () => {
    await makeWaiting()
    await sendEvent(store, { email: 'ana@example.org' })
    await processAll(store.storeId)
    expect([await points(), await waits()]).toEqual([1, 1])
    expect(await stateOf()).toMatchObject({ state: 'waiting', finishedAt: null })
    await wakeAll()
    expect([await points(), await waits()]).toEqual([1, 1])
    await passTime()
    expect(await storesWithDueWaits(new Date().toISOString())).toContain(store.storeId)
    await wakeAll()
    expect([await points(), await waits()]).toEqual([11, 0])
    const { state, steps } = (await stateOf()) ?? {}
    expect([state, steps?.map(({ node }) => node)]).toEqual(['finished', ['n1', 'n2', 'n3', 'n4']])
    expect((await verify()).checks.filter(({ ok }) => !ok)).toEqual([])
  })

  test('goes on once, however many workers find it', async () => {
    await makeWaiting()
    for (let n = 0; n < 20; n++) await sendEvent(store, { email: `c${n % 7}@example.org` })
    await processAll(store.storeId)
    await passTime()
    await Promise.all([wakeAll(), wakeAll(), wakeAll()])
    await wakeAll()
    const sum = await count(
      store.storeId,
      sql`select sum((fields->>'_points')::int)::int as n from contacts where store_id = ${store.storeId}`,
    )
    expect([sum, await waits()]).toEqual([20 * 11, 0])
  })

  test('is held while its workflow is paused, and ended when it is finished', async () => {
    const id = await makeWaiting()
    await sendEvent(store, { email: 'ana@example.org' })
    await processAll(store.storeId)
    await passTime()
    await pauseWorkflow(store.context, { id })
    await wakeAll()
    expect([await points(), await waits()]).toEqual([1, 1])
    await startWorkflow(store.context, { id })
    await wakeAll()
    expect(await points()).toBe(11)
    await sendEvent(store, { email: 'luis@example.org' })
    await processAll(store.storeId)
    await finishWorkflow(store.context, { id })
    expect([await points('luis@example.org'), await waits()]).toEqual([1, 0])
    expect((await verify()).checks.filter(({ ok }) => !ok)).toEqual([])
  })

  test('waits at two nodes of one execution, each for itself; behind both a node runs once', async () => {
    await makeWaiting({
      nodes: [{ id: 'n5', type: 'wait', config: { for: { value: 2, unit: 'day' } } }],
      edges: [
        { from: 'n2', to: 'n5' },
        { from: 'n5', to: 'n4' },
      ],
    })
    await sendEvent(store, { email: 'ana@example.org' })
    await processAll(store.storeId)
    expect(await waits()).toBe(2)
    await inStore(store.storeId, (tx) =>
      tx.update(executionWaits).set({ wakeAt: '2020-01-01T00:00:00Z' }).where(eq(executionWaits.nodeId, 'n3')),
    )
    await wakeAll()
    expect([await points(), await waits(), (await stateOf())?.state]).toEqual([11, 1, 'waiting'])
    await passTime()
    await wakeAll()
    expect([await points(), await waits(), (await stateOf())?.state]).toEqual([11, 0, 'finished'])
  })
})

test('segments are asked and changed: who is in one goes its way, and is put into another', async () => {
  const make = async (name: string) =>
    (await createSegment(store.context, segmentInputSchema.parse({ type: 'static', name }))).id
  const [vip, seen] = [await make('VIP'), await make('Seen')]
  const spender = { match: 'all', conditions: [{ kind: 'in-segment', segmentId: seen }] }
  const dynamic = await createSegment(
    store.context,
    segmentInputSchema.parse({ type: 'dynamic-plus', name: 'Of those seen', definition: spender }),
  )
  const nodes = [
    { id: 'n1', type: 'receive-event', config: { eventTypeId: store.eventTypeId } },
    { id: 'n2', type: 'in-segment', config: { segmentId: vip } },
    { id: 'n3', type: 'add-to-segment', config: { segmentId: seen } },
    { id: 'n4', type: 'add-to-segment', config: { segmentId: vip } },
  ]
  const edges = [
    { from: 'n1', to: 'n2' },
    { from: 'n2', to: 'n3', port: 'yes' },
    { from: 'n2', to: 'n4', port: 'no' },
  ]
  const { id } = await createWorkflow(store.context, workflowInputSchema.parse({ name: 'Seen', nodes, edges }))
  await startWorkflow(store.context, { id })
  const members = async (segmentId: string) =>
    count(
      store.storeId,
      sql`select count(*)::int as n from segment_members where store_id = ${store.storeId} and segment_id = ${segmentId}`,
    )
  await sendEvent(store, { email: 'ana@example.org' })
  await processAll(store.storeId)
  expect([await members(vip), await members(seen), await members(dynamic.id)]).toEqual([1, 0, 0])
  await sendEvent(store, { email: 'ana@example.org' })
  await processAll(store.storeId)
  expect([await members(vip), await members(seen), await members(dynamic.id)]).toEqual([1, 1, 1])
  await expect(
    createWorkflow(store.context, workflowInputSchema.parse({ name: 'X', nodes: nodes.slice(0, 1) })),
  ).resolves.toBeDefined()
})
