import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { inStore } from '@/db'
import { createSegment } from '@/server/segments/create-segment'
import { segmentInputSchema } from '@/server/segments/schema'
import { makeChaos } from '@/tests/support/chaos'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { makeSendType } from '@/tests/support/make-send-type'
import { startDocument } from '@/tests/support/make-workflow'
import { type Graph, type GraphNode, randomGraph, reachedBy } from '@/tests/support/random-graph'
import { sendEvent } from '@/tests/support/send-events'
import { processEvents } from './process-events'
import { processMoves } from './process-moves'
import { processWaits } from './process-waits'
import { verify } from './verify'

/**
 * The engine against a small model of it: random graphs and events; workers that are doubled, that take jobs in any
 * order, and that are broken off between any two statements. The same effects, each once.
 */

type Sent = { contact: number; isAwaited: boolean; total: number }
type World = { store: DemoStore; segmentId: string; sendTypeId: string }

const happening = fc.record({
  contact: fc.integer({ min: 0, max: 2 }),
  isAwaited: fc.boolean(),
  total: fc.integer({ min: 0, max: 9 }),
})
const history = fc.record({
  graphs: fc.array(randomGraph, { minLength: 1, maxLength: 3 }),
  events: fc.array(happening, { minLength: 1, maxLength: 12 }),
  order: fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }),
})

let chaos: Awaited<ReturnType<typeof makeChaos>>
beforeAll(async () => {
  chaos = await makeChaos()
})

async function makeWorld(): Promise<World> {
  const store = await makeDemoStore()
  const segment = await createSegment(store.context, segmentInputSchema.parse({ type: 'static', name: 'Joined' }))
  const send = await makeSendType(store, 1, { fields: [{ id: 'total', name: 'Total', type: 'decimal' }] })
  await startDocument(store.context, {
    name: 'Joins are counted, and undone',
    nodes: [
      { id: 'n0', type: 'segment-entered', config: { segmentId: segment.id } },
      { id: 'n1', type: 'set-field', config: add('_surname', 'append', 'x') },
      { id: 'n2', type: 'remove-from-segment', config: { segmentId: segment.id } },
    ],
    edges: [
      { from: 'n0', to: 'n1' },
      { from: 'n1', to: 'n2' },
    ],
  })
  return { store, segmentId: segment.id, sendTypeId: send.id }
}

const add = (field: string, operator: string, value: unknown) => ({
  assignments: [{ field, operator, source: { from: 'literal', value } }],
})

function configOf(node: GraphNode, { store, segmentId, sendTypeId }: World): { type: string; config: object } {
  switch (node.kind) {
    case 'add':
      return { type: 'set-field', config: add('_points', 'add', node.points) }
    case 'check': {
      const source = { from: 'event', node: 'n0', field: 'total' }
      return { type: 'check-value', config: { source, operator: 'greater-than', value: node.isAbove } }
    }
    case 'wait':
      return { type: 'wait', config: { for: { value: 1, unit: 'day' } } }
    case 'await': {
      const timeout = { value: 1, unit: 'day' }
      return { type: 'wait-for-event', config: { eventTypeId: store.webhookTypeId, timeout } }
    }
    case 'join':
      return { type: 'add-to-segment', config: { segmentId } }
    case 'send': {
      const values = { total: { from: 'event', node: 'n0', field: 'total' } }
      return { type: 'send-data', config: { eventTypeId: sendTypeId, values } }
    }
  }
}

const start = (world: World, { entry, nodes, edges }: Graph) =>
  startDocument(world.store.context, {
    name: 'Random',
    nodes: [
      { id: 'n0', type: 'receive-event', config: { eventTypeId: world.store.eventTypeId, entry } },
      ...nodes.map((node) => ({ id: node.id, ...configOf(node, world) })),
    ],
    edges,
  })

const emailOf = (contact: number) => `c${contact}@example.org`
const runs = <T extends Record<string, unknown>>(store: DemoStore, query: ReturnType<typeof sql>) =>
  inStore(store.storeId, (tx) => tx.execute<T>(query))

/** Workers side by side, some of them broken off: what that leaves is theirs to mend. Then all is due at once. */
async function workUnderChaos(store: DemoStore, order: number[]): Promise<void> {
  const works = [processEvents, processMoves, processWaits]
  for (let round = 0; round < 3; round++) {
    const jobs = order.map((pick) => works[(pick + round) % 3] ?? processEvents)
    await brokenOff(() => Promise.all(jobs.map((work) => work(store.storeId).catch(() => false))))
    await setAsDue(store)
  }
}

async function brokenOff(work: () => Promise<unknown>): Promise<void> {
  await chaos.set(0.04)
  await work()
  await chaos.set(0)
}

/** Attempts that failed wait for seconds, and after five for a person: neither is waited for here. */
const setAsDue = (store: DemoStore) =>
  inStore(store.storeId, async (tx) => {
    for (const table of ['pending_work', 'pending_moves'])
      await tx.execute(sql`
        update ${sql.identifier(table)} set attempts = 0, retry_at = null, parked_at = null where store_id = ${store.storeId}`)
    await tx.execute(sql`
      update execution_waits set attempts = 0, parked_at = null where store_id = ${store.storeId} and attempts > 0`)
  })

async function drain(store: DemoStore): Promise<void> {
  for (let n = 0; n < 50; n++) {
    await setAsDue(store)
    const more = [
      await processEvents(store.storeId),
      await processMoves(store.storeId),
      await processWaits(store.storeId),
    ]
    const [left] = await runs<{ n: number }>(
      store,
      sql`select ((select count(*) from pending_work where store_id = ${store.storeId}) + (select count(*) from pending_moves where store_id = ${store.storeId}))::int as n`,
    )
    if (!more.includes(true) && left?.n === 0) return
  }
  throw new Error('the work does not end')
}

/** As if the last day of every wait were over, until none is left. */
async function passAllTime(store: DemoStore, order: number[]): Promise<void> {
  for (let n = 0; n < 10; n++) {
    const due = await runs(
      store,
      sql`update execution_waits set wake_at = now() - interval '1 second' where store_id = ${store.storeId} returning node_id`,
    )
    if (due.length === 0) return
    await workUnderChaos(store, order)
    await drain(store)
  }
  throw new Error('the waits do not end')
}

/** What the effects are to be, and the points and messages of each contact. */
function model(graphs: Graph[], events: Sent[]) {
  const effects: string[] = []
  const points: Record<string, number> = {}
  let sends = 0
  for (const [place, graph] of graphs.entries()) {
    const entered = new Set<number>()
    for (const [index, { contact, isAwaited, total }] of events.entries()) {
      if (isAwaited || (graph.entry === 'once' && entered.has(contact))) continue
      entered.add(contact)
      const comes = events.slice(index + 1).some((later) => later.isAwaited && later.contact === contact)
      const reached = reachedBy(graph, total, comes)
      for (const node of graph.nodes) {
        if (!reached.has(node.id)) continue
        if (['add', 'join', 'send'].includes(node.kind)) effects.push(`${place} ${index} ${node.id}`)
        if (node.kind === 'add') points[emailOf(contact)] = (points[emailOf(contact)] ?? 0) + node.points
        if (node.kind === 'send') sends++
      }
    }
  }
  return { effects: effects.sort(), points, sends }
}

async function found(store: DemoStore, workflowIds: string[], eventIds: string[]) {
  const rows = await runs<{ workflow_id: string; event_id: string; node_id: string }>(
    store,
    sql`select workflow_id, event_id, node_id from effects where store_id = ${store.storeId}`,
  )
  const own = rows.filter(({ workflow_id }) => workflowIds.includes(workflow_id))
  const contacts = await runs<{ email: string; points: number | null }>(
    store,
    sql`select email, (fields->>'_points')::int as points from contacts where store_id = ${store.storeId}`,
  )
  const [sent] = await runs<{ n: number }>(
    store,
    sql`select count(*)::int as n from deliveries where store_id = ${store.storeId}`,
  )
  return {
    effects: own
      .map((row) => `${workflowIds.indexOf(row.workflow_id)} ${eventIds.indexOf(row.event_id)} ${row.node_id}`)
      .sort(),
    points: Object.fromEntries(contacts.flatMap(({ email, points }) => (points === null ? [] : [[email, points]]))),
    sends: sent?.n,
  }
}

/** Of each contact: moves into the segment, and runs that they started. */
async function movesOf(store: DemoStore) {
  return runs<{ entered: number; counted: number }>(
    store,
    sql`select (select count(*)::int from segment_moves m where m.store_id = c.store_id and m.contact_id = c.id
        and m.move = 'entered') as entered, length(coalesce(c.fields->>'_surname', ''))::int as counted
      from contacts c where c.store_id = ${store.storeId}`,
  )
}

/** The counts of nodes, and what the steps of all runs give. */
async function countsOf(store: DemoStore) {
  const kept = await runs<{ key: string; n: number }>(
    store,
    sql`select workflow_id || ' ' || node_id || ' ' || port as key, sum(runs)::int as n from node_counts
      where store_id = ${store.storeId} and port <> 'waiting' group by 1 order by 1`,
  )
  const counted = await runs<{ key: string; n: number }>(
    store,
    sql`select x.workflow_id || ' ' || (s->>'node') || ' ' || coalesce(s->>'port', 'next') as key, count(*)::int as n
      from executions x, jsonb_array_elements(x.steps) s where x.store_id = ${store.storeId} group by 1 order by 1`,
  )
  return { kept: [...kept], counted: [...counted] }
}

test('random workflows over random events, with workers doubled, reordered and broken off, do what the model does, each effect once', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ graphs, events, order }) => {
      const world = await makeWorld()
      const { store } = world
      const workflowIds: string[] = []
      for (const graph of graphs) workflowIds.push((await start(world, graph)).id)
      const eventIds: string[] = []
      for (const { contact, isAwaited, total } of events) {
        const of = isAwaited ? { ...store, eventTypeId: store.webhookTypeId } : store
        eventIds.push(await sendEvent(of, { email: emailOf(contact), total }))
      }
      // Events first, so that what comes in time is the same in every run; then the waits.
      await brokenOff(() => Promise.all(order.map(() => processEvents(store.storeId).catch(() => false))))
      for (let n = 0; n < 20; n++) {
        await setAsDue(store)
        if (!(await processEvents(store.storeId))) break
      }
      await workUnderChaos(store, order)
      await drain(store)
      await passAllTime(store, order)
      expect(await found(store, workflowIds, eventIds)).toEqual(model(graphs, events))
      for (const { entered, counted } of await movesOf(store)) expect(counted).toBe(entered)
      const { kept, counted } = await countsOf(store)
      expect(kept).toEqual(counted)
      const { checks } = await verify()
      // Nobody sends here.
      expect(checks.flatMap(({ name, ok }) => (ok || name.includes('delivery') ? [] : name))).toEqual([])
    }),
    { numRuns: 20 },
  )
}, 300_000)
