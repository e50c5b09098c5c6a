import { beforeAll, expect, test } from 'vitest'
import { updateContact } from '@/server/contact-edits/update-contact'
import { contactActivity } from '@/server/contacts/contact-activity'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { homeOverview } from '@/server/home/overview'
import { documentOf } from '@/server/http/body/document-of'
import { ingest } from '@/server/http/ingest'
import { toRouteHandler } from '@/server/http/route-handler'
import { isProblem } from '@/server/problems'
import { createSegment } from '@/server/segments/create-segment'
import { segmentInputSchema } from '@/server/segments/schema'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { workflowInputSchema } from '@/server/workflows/schema'
import { startWorkflow } from '@/server/workflows/start-workflow'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { listReceptions } from './list-receptions'
import { mappingOf } from './mapping-of'
import { processEvents } from './process-events'
import { receptionChart } from './reception-chart'
import { receptionCounts } from './reception-counts'
import { receptionDetails } from './reception-details'

const handle = toRouteHandler(ingest)
const HOUR_AGO = new Date(Date.now() - 3_600_000).toISOString()

let demo: DemoStore
let accepted: string
let rejected: string
let duplicate: string
let hooked: string
const workflowIds: Record<string, string> = {}
let segmentId: string

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const request = { 'content-type': 'application/json', ...headers }
  return handle(
    new Request(`http://localhost${path}`, { method: 'POST', headers: request, body: JSON.stringify(body) }),
  )
}

async function start(name: string, eventTypeId: string, filter: object[] = []): Promise<void> {
  const source = { from: 'event', node: 'n1', field: 'total' }
  const nodes = [
    { id: 'n1', type: 'receive-event', config: { eventTypeId, filter } },
    { id: 'n2', type: 'set-field', config: { assignments: [{ field: '_points', operator: 'set', source }] } },
  ]
  const input = workflowInputSchema.parse({ name, nodes, edges: [{ from: 'n1', to: 'n2' }] })
  const { id } = await createWorkflow(demo.context, input)
  await startWorkflow(demo.context, { id })
  workflowIds[name] = id
}

beforeAll(async () => {
  demo = await makeDemoStore()
  await start('Keep points', demo.eventTypeId)
  await start('Only large', demo.eventTypeId, [{ field: 'total', operator: 'greater-than', value: 1000 }])
  await start('Of webhooks', demo.webhookTypeId)
  const definition = {
    match: 'all',
    conditions: [{ kind: 'contact-field', field: '_points', operator: 'at-least', value: 50 }],
  }
  segmentId = (
    await createSegment(
      demo.context,
      segmentInputSchema.parse({ name: 'Many points', type: 'dynamic-plus', definition }),
    )
  ).id
  const path = `/api/custom-events/alias/${demo.alias}?createContact=true`
  const key = { authorization: `ApiKey ${demo.apiKey}`, 'idempotency-key': 'k1' }
  const body = { email: 'Ana@Example.org', total: 59.9 }
  accepted = (await (await post(path, body, key)).json()).id
  expect((await post(path, body, key)).headers.get('idempotency-replayed')).toBe('true')
  const refused = await post(
    path,
    { email: 'ana@example.org', total: '59,90', colour: 'red' },
    { authorization: key.authorization },
  )
  rejected = refused.headers.get('x-reception-id') ?? ''
  const hook = { customer: { email: 'Luis@example.org' }, order: { id: 5 }, note: 'x' }
  hooked = (await (await post(`/webhooks/${demo.storeId}/custom-events/alias/${demo.webhookAlias}`, hook)).json()).id
  while (await processEvents(demo.storeId));
  duplicate = (await listReceptions(demo.context, { outcome: 'duplicate' })).results[0]?.id ?? ''
})

test('the log is newest first and says of each what became of it', async () => {
  const { results } = await listReceptions(demo.context, {})
  expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
    [hooked, 'accepted'],
    [rejected, 'rejected'],
    [duplicate, 'duplicate'],
    [accepted, 'accepted'],
  ])
  expect(results[3]).toMatchObject({
    ...{ eventTypeName: 'Order shipped', integrationName: 'ERP', alias: demo.alias, email: 'ana@example.org' },
    did: {
      workflows: [{ id: workflowIds['Keep points'], name: 'Keep points' }],
      ...{ fields: ['_points'], entered: [{ id: segmentId, name: 'Many points' }], left: [], state: 'done' },
    },
  })
  expect(results[2]).toMatchObject({ duplicateOf: accepted, email: 'ana@example.org', did: null })
  expect(results[1]).toMatchObject({
    status: 422,
    reasonCode: 'not-valid',
    total: 2,
    firstReason: { path: '/total' },
    did: null,
  })
})

test.each([
  ['outcome', { outcome: 'rejected' }, () => [rejected]],
  ['email in any letter case', { email: 'LUIS@example.org' }, () => [hooked]],
  ['receive context', { receiveContext: 'webhook' }, () => [hooked]],
  ['alias', { alias: 'order-paid' }, () => [hooked]],
  ['reason', { reasonCode: 'not-valid' }, () => [rejected]],
  ['time', { since: '2999-01-01T00:00:00Z' }, () => []],
  ['an id that is none', { eventTypeId: 'x' }, () => []],
  ['held', { isHeld: true }, () => []],
  ['the place of the fault', { path: '/total', expected: 'expected a number' }, () => [rejected]],
  ['another expectation at that place', { path: '/total', expected: 'expected a date' }, () => []],
] as const)('the log is narrowed by %s', async (_, filter, expected) => {
  expect((await listReceptions(demo.context, filter)).results.map(({ id }) => id)).toEqual(expected())
})

test('the log is narrowed to those that were chosen', async () => {
  const chosen = async (ids: string[]) => (await listReceptions(demo.context, { ids })).results.map(({ id }) => id)
  expect(await chosen([accepted, rejected])).toEqual([rejected, accepted])
  expect(await chosen([])).toEqual([])
})

test('an accepted reception tells all that it caused, and which workflows did not start and why', async () => {
  const { events, headers, body } = await receptionDetails(demo.context, { id: accepted })
  expect(headers).not.toHaveProperty('authorization')
  expect(Buffer.from(body ?? []).toString()).toBe('{"email":"Ana@Example.org","total":59.9}')
  expect(events).toMatchObject([
    {
      ...{ id: accepted, email: 'ana@example.org', values: { email: 'ana@example.org', total: 59.9 }, pending: null },
      executions: [{ workflow: { name: 'Keep points' }, state: 'finished', steps: [{ node: 'n1' }, { node: 'n2' }] }],
      fieldChanges: [{ field: '_points', fieldName: 'Points', old: null, new: 59.9, skipped: null }],
      segmentMoves: [{ segment: { id: segmentId }, move: 'entered' }],
    },
  ])
  expect(events[0]?.notStarted).toMatchObject([
    { workflow: { name: 'Only large' }, because: 'gate', why: expect.stringContaining('filter') },
    { workflow: { name: 'Of webhooks' }, because: 'other-event' },
  ])
})

test('the mapping shows for each field its pointer, what came, and what was stored or why not', async () => {
  const rows = async (id: string) => {
    const { body, fields, fanOut, reasons, events, receiveContext, headers } = await receptionDetails(demo.context, {
      id,
    })
    const document = body ? documentOf(body, headers['content-type']) : undefined
    return mappingOf({ receiveContext, fields, fanOut, base: [], reasons, values: events[0]?.values, document })
  }
  expect((await rows(hooked)).map(({ field, pointer, raw, stored }) => [field, pointer, raw, stored])).toEqual([
    ['email', '/customer/email', '"Luis@example.org"', 'luis@example.org'],
    ['reference', '/order/id', '5', '5'],
    ['total', '/order/total', null, null],
  ])
  expect((await rows(rejected)).find(({ field }) => field === 'total')).toMatchObject({
    ...{ pointer: '/total', raw: '"59,90"', stored: null },
    reason: expect.stringContaining('59,90'),
  })
  expect((await receptionDetails(demo.context, { id: hooked })).ignored).toEqual(['/note'])
})

test('chart and counts add up to what came', async () => {
  const { buckets, bucketSeconds } = await receptionChart(demo.context, { minutes: 60 })
  expect([buckets.length, bucketSeconds]).toEqual([60, 60])
  const sum = (outcome: 'accepted' | 'rejected' | 'duplicate') =>
    buckets.reduce((total, bucket) => total + bucket[outcome], 0)
  const counts = { accepted: 2, rejected: 1, duplicate: 1 }
  expect({ accepted: sum('accepted'), rejected: sum('rejected'), duplicate: sum('duplicate') }).toEqual(counts)
  expect(await receptionCounts(demo.context, { since: HOUR_AGO })).toEqual(counts)
  expect((await receptionChart(demo.context, { minutes: 43_200 })).buckets).toHaveLength(60)
})

test('the chart counts what the filter leaves, whatever its outcome, in the time that it names', async () => {
  const sumOf = async (filter: object) => {
    const { buckets } = await receptionChart(demo.context, { minutes: 60, ...filter })
    return buckets.reduce((all, { accepted, rejected, duplicate }) => all + accepted + rejected + duplicate, 0)
  }
  expect(await sumOf({ outcome: 'rejected' })).toBe(4)
  expect(await sumOf({ receiveContext: 'webhook' })).toBe(1)
  const { results } = await listReceptions(demo.context, {})
  const [youngest, oldest] = [results[0]?.receivedAt ?? '', results.at(-1)?.receivedAt ?? '']
  expect(await sumOf({ since: oldest, until: youngest })).toBe(4)
  expect(await sumOf({ since: HOUR_AGO, until: HOUR_AGO })).toBe(0)
  const { buckets, bucketSeconds } = await receptionChart(demo.context, { minutes: 60, since: oldest, until: youngest })
  expect(bucketSeconds).toBe(10)
  expect(buckets.length).toBeLessThanOrEqual(60)
})

test('the activity of the contact holds event, execution, change and move, each once', async () => {
  const { results } = await contactActivity(demo.context, { key: { email: 'ana@example.org' } })
  expect(results.map(({ type }) => type)).toEqual([
    'segment-entered',
    'field-changed',
    'workflow-executed',
    'event-received',
  ])
})

test('what a person does later is not laid at the door of an event', async () => {
  await updateContact(demo.context, { key: { email: 'ana@example.org' }, fields: { _points: 1 } })
  const { events } = await receptionDetails(demo.context, { id: accepted })
  expect(events[0]?.segmentMoves).toHaveLength(1)
  expect(events[0]?.fieldChanges).toHaveLength(1)
})

test('what a browser sent about the contact and may not write is told with its event, and why', async () => {
  const fields = [{ id: 'size', name: 'Size', type: 'text' }]
  const input = eventTypeInputSchema.parse({ name: 'Seen', alias: 'seen', receiveType: 'web', fields })
  const other = await makeDemoStore()
  await createEventType(other.context, { integrationId: other.integrationId, ...input })
  const key = { email: 'noa@example.org' }
  await post(`/api/custom-events/alias/${other.alias}?createContact=true`, key, {
    authorization: `ApiKey ${other.apiKey}`,
  })
  await updateContact(other.context, { key, fields: { _name: 'Noa' } })
  const contact = { ...key, fields: { _name: 'Mallory' } }
  await post(`/collect/${other.storeId}`, { contact, events: [{ alias: 'seen', payload: { size: 'XL' } }] })
  const [line] = (await listReceptions(other.context, { receiveContext: 'web' })).results
  expect(line).toMatchObject({ outcome: 'accepted', trust: 'claimed', email: 'noa@example.org' })
  const { events } = await receptionDetails(other.context, { id: line?.id ?? '' })
  expect(events[0]?.fieldChanges).toMatchObject([
    { field: '_name', old: 'Noa', new: 'Mallory', skipped: expect.stringContaining('only claimed by a browser') },
  ])
})

test('Home shows what is done, how it goes, and refusals by their cause', async () => {
  const { steps, now, worth } = await homeOverview(demo.context)
  expect(steps.map(({ key, done }) => [key, done])).toEqual([
    ['integration', true],
    ['event-type', true],
    ['api-key', true],
    ['event', true],
    ['workflow', true],
    ['segment', true],
  ])
  expect(steps[1]).toMatchObject({ name: 'Order shipped', receiveType: 'api', fieldCount: 6 })
  expect(now).toMatchObject({ refusedThisHour: 1, pendingOldestSeconds: null })
  expect(worth).toMatchObject([
    { kind: 'refused', count: 1, path: '/total', eventTypeName: 'Order shipped', lastReceptionId: rejected },
  ])
  const empty = await makeDemoStore()
  expect((await homeOverview(empty.context)).steps.map(({ done }) => done)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})

test('receptions of another store do not exist', async () => {
  const { context } = await makeDemoStore()
  const error = await receptionDetails(context, { id: accepted }).catch((thrown: unknown) => thrown)
  expect(isProblem(error) && error.problem).toBe('not-found')
  expect((await listReceptions(context, {})).results).toEqual([])
})
