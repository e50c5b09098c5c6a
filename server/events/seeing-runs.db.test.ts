import { and, eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { executions, inStore } from '@/db'
import { createSegment } from '@/server/segments/create-segment'
import { segmentInputSchema } from '@/server/segments/schema'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { listRuns } from '@/server/workflows/list-runs'
import { nodeCounts } from '@/server/workflows/node-counts'
import { pauseWorkflow } from '@/server/workflows/pause-workflow'
import { workflowInputSchema } from '@/server/workflows/schema'
import { startWorkflow } from '@/server/workflows/start-workflow'
import { problemOf } from '@/server/workflows/test-definitions'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { contactOf, processAll, sendEvent } from '@/tests/support/send-events'
import { backtest } from './backtest'
import { previewRun } from './preview-run'
import { processMoves } from './process-moves'
import { processWaits } from './process-waits'
import { whyNotEntered } from './why-not-entered'

let store: DemoStore
let vip: string
beforeEach(async () => {
  store = await makeDemoStore()
  vip = (await createSegment(store.context, segmentInputSchema.parse({ type: 'static', name: 'VIP' }))).id
})

const add = (points: number) => ({
  assignments: [{ field: '_points', operator: 'add', source: { from: 'literal', value: points } }],
})
/** Orders over 50: points, a day, another payment awaited for a week, VIP when it came. */
const documentOf = () => ({
  nodes: [
    {
      ...{ id: 'n1', type: 'receive-event' },
      config: { eventTypeId: store.eventTypeId, filter: [{ field: 'total', operator: 'greater-than', value: 50 }] },
    },
    { id: 'n2', type: 'set-field', config: add(1) },
    { id: 'n3', type: 'wait', config: { for: { value: 1, unit: 'day' } } },
    {
      ...{ id: 'n4', type: 'wait-for-event' },
      config: { eventTypeId: store.webhookTypeId, timeout: { value: 1, unit: 'week' } },
    },
    { id: 'n5', type: 'add-to-segment', config: { segmentId: vip } },
    { id: 'n6', type: 'set-field', config: add(10) },
  ],
  edges: [
    { from: 'n1', to: 'n2' },
    { from: 'n2', to: 'n3' },
    { from: 'n3', to: 'n4' },
    { from: 'n4', to: 'n5', port: 'received' },
    { from: 'n4', to: 'n6', port: 'timeout' },
  ],
})
const started = async (document: object, name = 'Seen') => {
  const { id } = await createWorkflow(store.context, workflowInputSchema.parse({ name, ...document }))
  await startWorkflow(store.context, { id })
  return id
}
const parsed = (document: object) => workflowInputSchema.parse({ name: 'x', ...document })
const order = (email: string, total: number) => sendEvent(store, { email, total })
const idOf = async (email: string) => (await contactOf(store, email))?.id ?? ''
/** All that a dry run could change. */
const everything = async () => [
  ...(await inStore(store.storeId, (tx) =>
    tx.execute(sql`select (select jsonb_agg(to_jsonb(c) order by c.id) from contacts c) as contacts,
      (select count(*) from executions) as runs, (select count(*) from effects) as effects,
      (select count(*) from execution_waits) as waits, (select count(*) from segment_members) as members,
      (select count(*) from node_counts) as counts, (select count(*) from field_changes) as changes`),
  )),
]

describe('a dry run', () => {
  test('takes any contact, goes over its waits to the end, and writes nothing', async () => {
    const eventId = await order('ana@example.org', 80)
    await order('luis@example.org', 20)
    await processAll(store.storeId)
    const before = await everything()
    const contactId = await idOf('luis@example.org')
    const run = await previewRun(store.context, { ...parsed(documentOf()), eventId, contactId, overWaits: true })
    expect(run.contact).toMatchObject({ email: 'luis@example.org', after: { _points: 11 } })
    expect(run.outcome).toBe('finished')
    expect(run.steps.map(({ node, port }) => [node, port])).toEqual([
      ...[
        ['n1', undefined],
        ['n2', undefined],
        ['n3', undefined],
        ['n4', 'timeout'],
        ['n6', undefined],
      ],
    ])
    const [, , wait, awaiting] = run.steps
    expect(Date.parse(awaiting?.at ?? '') - Date.parse(wait?.at ?? '')).toBeGreaterThanOrEqual(86_400_000 - 1)
    expect(await everything()).toEqual(before)
    const short = await previewRun(store.context, { ...parsed(documentOf()), eventId })
    expect([short.outcome, short.steps.at(-1)?.node]).toEqual(['waiting', 'n3'])
  })

  test('follows the event that a wait is told to be answered by, and tells what it would do beyond the contact', async () => {
    const eventId = await order('ana@example.org', 80)
    const answer = await sendEvent({ ...store, eventTypeId: store.webhookTypeId }, { email: 'ana@example.org' })
    await processAll(store.storeId)
    const answers = { n4: answer }
    const run = await previewRun(store.context, { ...parsed(documentOf()), eventId, overWaits: true, answers })
    expect(run.steps.find(({ node }) => node === 'n4')).toMatchObject({ port: 'received', cameEventId: answer })
    expect(run.outputs).toEqual([{ nodeId: 'n5', type: 'move-in-segment', segmentId: vip, move: 'entered' }])
  })

  test('takes values that are typed, and tells each that does not fit', async () => {
    await order('ana@example.org', 80)
    await processAll(store.storeId)
    const contactId = await idOf('ana@example.org')
    const typed = (values: Record<string, unknown>) =>
      previewRun(store.context, {
        ...parsed(documentOf()),
        contactId,
        typed: { eventTypeId: store.eventTypeId, values },
      })
    expect(await typed({ total: '60' })).toMatchObject({
      entered: true,
      event: { values: { email: 'ana@example.org', total: 60 } },
    })
    expect((await typed({ total: '40' })).why).toContain('Total is more than 50, and it was 40')
    const wrong = await problemOf(typed({ total: 'much', 'shipped-at': 'soon' }))
    expect(wrong).toMatchObject({ name: 'not-valid' })
    expect(wrong.validationErrors?.map(({ path }) => path).sort()).toEqual(['/shipped-at', '/total'])
  })

  test('starts on a move into a segment, and knows what the contact is in', async () => {
    await order('ana@example.org', 80)
    await processAll(store.storeId)
    const nodes = [
      { id: 'n1', type: 'segment-entered', config: { segmentId: vip } },
      { id: 'n2', type: 'in-segment', config: { segmentId: vip } },
    ]
    const document = parsed({ nodes, edges: [{ from: 'n1', to: 'n2' }] })
    const contactId = await idOf('ana@example.org')
    const move = { segmentId: vip, move: 'entered' as const }
    const run = await previewRun(store.context, { ...document, contactId, move })
    expect([run.entered, run.steps[1]?.port]).toEqual([true, 'no'])
    const left = await previewRun(store.context, { ...document, contactId, move: { ...move, move: 'left' } })
    expect(left.entered).toBe(false)
  })
})

test('a backtest counts what would have entered, why the others did not, and what would have changed', async () => {
  for (const [email, total] of [
    ['ana', 80],
    ['ana', 90],
    ['luis', 20],
    ['eva', 60],
  ] as const)
    await order(`${email}@example.org`, total)
  await processAll(store.storeId)
  const before = await everything()
  const result = await backtest(store.context, parsed(documentOf()))
  expect(result).toMatchObject({ matched: 4, entered: 3, contacts: 2, cutAt: null, stoppedAt: null, days: 30 })
  expect(result.notEntered).toEqual([
    { gate: 'filter', count: 1, example: 'its filter was not met: Total is more than 50, and it was 20' },
  ])
  expect(result.nodes).toMatchObject({ n1: { runs: 3 }, n4: { runs: 3, byPort: { timeout: 3 } }, n6: { runs: 3 } })
  expect(result.fields).toEqual([{ field: '_points', changes: 6, contacts: 2 }])
  const ana = result.examples.find(({ email }) => email === 'ana@example.org')
  expect(ana?.changes).toEqual([{ field: '_points', old: null, new: 22 }])
  expect(await everything()).toEqual(before)
})

test('a backtest obeys the limits of the trigger, and says so', async () => {
  for (const total of [60, 70, 80]) await order('ana@example.org', total)
  const nodes = [{ id: 'n1', type: 'receive-event', config: { eventTypeId: store.eventTypeId, entry: 'once' } }]
  const result = await backtest(store.context, parsed({ nodes, edges: [] }))
  expect(result).toMatchObject({ matched: 3, entered: 1, contacts: 1, notEntered: [{ gate: 'limits', count: 2 }] })
})

test('counts by node are those of the steps of all runs, with who waits there now', async () => {
  const id = await started(documentOf())
  for (const [email, total] of [
    ['ana', 80],
    ['luis', 20],
    ['eva', 60],
  ] as const)
    await order(`${email}@example.org`, total)
  await processAll(store.storeId)
  expect(await nodeCounts(store.context, { id, days: 1 })).toEqual({
    n1: { runs: 2, byPort: { next: 2 }, failed: 0, waitingNow: 0 },
    n2: { runs: 2, byPort: { next: 2 }, failed: 0, waitingNow: 0 },
    n3: { runs: 0, byPort: {}, failed: 0, waitingNow: 2 },
  })
  for (let round = 0; round < 2; round++) {
    await inStore(store.storeId, (tx) =>
      tx.execute(
        sql`update execution_waits set wake_at = now() - interval '1 second' where contact_id = ${sql`(select id from contacts where email = 'ana@example.org')`}`,
      ),
    )
    while (await processWaits(store.storeId));
  }
  const counts = await nodeCounts(store.context, { id })
  expect(counts.n3).toEqual({ runs: 1, byPort: { next: 1 }, failed: 0, waitingNow: 1 })
  expect(counts.n4).toEqual({ runs: 1, byPort: { timeout: 1 }, failed: 0, waitingNow: 0 })
  const runs = (await listRuns(store.context, { id })).results
  const done = runs.flatMap(({ steps }) => steps.filter(({ waitsUntil, wokeAt }) => !waitsUntil || wokeAt))
  for (const [node, { runs: n }] of Object.entries(counts))
    expect(done.filter((step) => step.node === node)).toHaveLength(n)
  expect(await nodeCounts(store.context, { id, days: 7 }, new Date(Date.now() + 30 * 86_400_000))).toEqual({
    n3: { runs: 0, byPort: {}, failed: 0, waitingNow: 1 },
  })
})

describe('why somebody did not enter', () => {
  const chancesOf = async (workflowId: string, email = 'ana@example.org') =>
    (await whyNotEntered(store.context, { workflowId, contactId: await idOf(email) })).chances

  test('names the gate with the value that it looked at, the state of the workflow, and the run where it did', async () => {
    await order('ana@example.org', 99)
    const id = await started(documentOf())
    await order('ana@example.org', 20)
    const entered = await order('ana@example.org', 80)
    await sendEvent({ ...store, eventTypeId: store.webhookTypeId }, { email: 'ana@example.org' })
    await processAll(store.storeId)
    await pauseWorkflow(store.context, { id })
    await order('ana@example.org', 70)
    await processAll(store.storeId)
    const chances = await chancesOf(id)
    expect(chances.map(({ run, whyNot }) => run ?? whyNot?.because)).toEqual([
      ...['inactive', 'other-event', 'waiting', 'gate', 'inactive'],
    ])
    expect(chances[0]?.whyNot).toMatchObject({ state: 'paused', since: expect.any(String) })
    expect(chances[2]).toMatchObject({ id: entered, run: 'waiting', whyNot: null, eventTypeName: 'Order shipped' })
    expect(chances[3]?.whyNot).toEqual({
      ...{ because: 'gate', gate: 'filter', why: 'its filter was not met: Total is more than 50, and it was 20' },
    })
    expect(chances[4]?.whyNot).toEqual({ because: 'inactive', state: 'draft', since: null })
    expect(await problemOf(whyNotEntered(store.context, { workflowId: id, contactId: 'x' }))).toMatchObject({
      name: 'not-found',
    })
  })

  test('tells of limits as they were then, of work that is pending, and of work that is parked', async () => {
    const nodes = [{ id: 'n1', type: 'receive-event', config: { eventTypeId: store.eventTypeId, entry: 'once' } }]
    const id = await started({ nodes, edges: [] })
    await order('ana@example.org', 1)
    await order('ana@example.org', 2)
    await processAll(store.storeId)
    await order('ana@example.org', 3)
    await inStore(store.storeId, (tx) => tx.execute(sql`update pending_work set parked_at = now(), reason = 'broke'`))
    await order('ana@example.org', 4)
    const chances = await chancesOf(id)
    expect(
      chances.map(({ run, whyNot }) => run ?? (whyNot && 'gate' in whyNot ? whyNot.gate : whyNot?.because)),
    ).toEqual([...['waiting', 'parked', 'limits', 'finished']])
    expect(chances[1]?.whyNot).toMatchObject({ why: expect.stringContaining('broke') })
  })

  test('tells of moves in and out of the segment that it listens to, and its runs name them', async () => {
    const onVip = { nodes: [{ id: 'n1', type: 'segment-entered', config: { segmentId: vip } }], edges: [] }
    const id = await started(onVip)
    const toVip = {
      nodes: [
        { id: 'n1', type: 'receive-event', config: { eventTypeId: store.eventTypeId } },
        { id: 'n2', type: 'add-to-segment', config: { segmentId: vip } },
      ],
      edges: [{ from: 'n1', to: 'n2' }],
    }
    await started(toVip, 'Makes VIPs')
    await order('ana@example.org', 1)
    await processAll(store.storeId)
    const [pending] = await chancesOf(id)
    expect(pending).toMatchObject({ move: { segmentName: 'VIP', move: 'entered' }, whyNot: { because: 'waiting' } })
    while (await processMoves(store.storeId));
    const [move, event] = await chancesOf(id)
    expect(move).toMatchObject({ run: 'finished', whyNot: null })
    expect(event?.whyNot).toMatchObject({ because: 'other-event' })
    const [run] = (await listRuns(store.context, { id, state: 'finished', eventId: move?.id })).results
    expect(run).toMatchObject({ eventTypeName: null, move: { segmentId: vip, segmentName: 'VIP', move: 'entered' } })
    expect((await listRuns(store.context, { id, state: 'failed' })).results).toEqual([])
    const own = and(eq(executions.storeId, store.storeId), eq(executions.workflowId, id))
    expect(await inStore(store.storeId, (tx) => tx.$count(executions, own))).toBe(1)
  })
})
