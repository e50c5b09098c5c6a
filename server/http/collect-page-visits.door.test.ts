import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inStore } from '@/db'
import type { CollectAnswer } from '@/server/collect/collect'
import { contactActivity } from '@/server/contacts/contact-activity'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { listReceptions } from '@/server/events/list-receptions'
import { receptionDetails } from '@/server/events/reception-details'
import { verify } from '@/server/events/verify'
import { replayReception } from '@/server/replays/replay-reception'
import { replaySchema } from '@/server/replays/schema'
import { createSegment } from '@/server/segments/create-segment'
import { deleteSegment } from '@/server/segments/delete-segment'
import { listMembers } from '@/server/segments/list-members'
import { segmentDefinitionSchema } from '@/server/segments/schema'
import { createWebContent } from '@/server/web-contents/create-web-content'
import { webContentInputSchema } from '@/server/web-contents/schema'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { listRuns } from '@/server/workflows/list-runs'
import { pauseWorkflow } from '@/server/workflows/pause-workflow'
import { workflowInputSchema } from '@/server/workflows/schema'
import { startWorkflow } from '@/server/workflows/start-workflow'
import { ADAPTERS, type Running } from '@/tests/support/adapters'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { processAll } from '@/tests/support/send-events'
import { readKept } from './kept-request'

type Visit = { id: string; contactId: string; email: string | null; trackerId: string; values: object }

const URL_SEEN = 'https://shop.example/shoes/1?size=xl'
const PAGE = { url: URL_SEEN, title: 'Shoe', referrer: '', language: 'es' }
const newTracker = () => `tracker_${crypto.randomUUID()}`
const visit = (more: object = {}) => ({ alias: PAGE_VISIT.alias, id: crypto.randomUUID(), ...more })

describe.each(Object.entries(ADAPTERS))('%s: a page visit', (_, start) => {
  let running: Running
  let store: DemoStore
  beforeAll(async () => {
    running = await start()
    store = await makeDemoStore()
  })
  afterAll(() => running.stop())

  async function send(body: object): Promise<CollectAnswer> {
    const response = await fetch(`${running.url}/collect/${store.storeId}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      body: JSON.stringify(body),
    })
    expect(response.status).toBe(200)
    return (await response.json()) as CollectAnswer // contract §5
  }
  const visitsOf = async (trackerId: string): Promise<Visit[]> => {
    const rows = await inStore(store.storeId, (tx) =>
      tx.execute<Visit>(sql`
        select e.id, e.contact_id as "contactId", c.email, e.tracker_id as "trackerId", e.values
        from events e join contacts c on c.store_id = e.store_id and c.id = e.contact_id
        where e.store_id = ${store.storeId} and e.tracker_id = ${trackerId}
          and e.event_type_id = ${PAGE_VISIT.id} order by e.id`),
    )
    return [...rows]
  }

  test('is stored in a store that has no web event type, of the page that the request names', async () => {
    const trackerId = newTracker()
    const event = visit()
    for (let n = 0; n < 3; n++) await send({ trackerId, events: [event], page: PAGE })
    const visits = await visitsOf(trackerId)
    expect(visits).toHaveLength(1)
    expect(visits[0]).toMatchObject({
      values: { url: URL_SEEN, path: '/shoes/1', title: 'Shoe', language: 'es' },
      email: null,
    })
  })

  test('is of the contact that the request names', async () => {
    const trackerId = newTracker()
    await send({ trackerId, contact: { email: 'ana@example.org' }, events: [visit()], page: { title: 'Cart' } })
    expect(await visitsOf(trackerId)).toMatchObject([{ email: 'ana@example.org', values: { title: 'Cart' } }])
  })

  test('that says neither url nor title is refused with what is missing, and kept', async () => {
    const trackerId = newTracker()
    const { rejected } = await send({ trackerId, events: [visit(), visit({ payload: { title: 'Cart' } })] })
    expect(rejected).toMatchObject([
      { index: 0, validationErrors: [{ path: '/events/0/payload', reason: expect.stringContaining('"title"') }] },
    ])
    expect(await visitsOf(trackerId)).toHaveLength(1)
    const { results } = await listReceptions(store.context, { alias: PAGE_VISIT.alias, outcome: 'rejected' })
    expect(results[0]).toMatchObject({ eventTypeName: 'Page visit', alias: '_page-visit' })
  })

  test('has its name, its fields and its place in the lists', async () => {
    const trackerId = newTracker()
    await send({ trackerId, events: [visit()], page: PAGE })
    const [seen] = await visitsOf(trackerId)
    const id = seen?.id ?? ''
    const named = {
      eventTypeId: PAGE_VISIT.id,
      eventTypeName: 'Page visit',
      alias: '_page-visit',
      integrationName: null,
    }
    for (const filter of [{ eventTypeId: PAGE_VISIT.id }, { alias: PAGE_VISIT.alias }, {}])
      expect((await listReceptions(store.context, filter)).results[0]).toMatchObject({ id, ...named })
    const details = await receptionDetails(store.context, { id })
    expect(details).toMatchObject({ ...named, events: [{ values: seen?.values }] })
    expect(details.fields.map((field) => field.id)).toEqual(['url', 'path', 'title', 'referrer', 'language'])
    const activity = await contactActivity(store.context, { key: { id: seen?.contactId ?? '' } })
    expect(activity.results[0]).toMatchObject({ type: 'event-received', name: 'Page visit', alias: '_page-visit' })
  })

  test('shows what a workflow has for its path in the same answer, and nothing on another path', async () => {
    const popup = { name: 'Shoes', type: 'popup', html: '<p>{{ event.title }} at {{ event.path }}</p>' }
    const content = await createWebContent(store.context, webContentInputSchema.parse(popup))
    const filter = [{ field: 'path', operator: 'contains', value: '/shoes' }]
    const assignments = [{ field: '_name', operator: 'set', source: { from: 'event', node: 'n1', field: 'title' } }]
    const document = workflowInputSchema.parse({
      name: 'Shoes',
      nodes: [
        { id: 'n1', type: 'page-visit', config: { filter } },
        { id: 'n2', type: 'set-field', config: { assignments } },
        { id: 'n3', type: 'show-web-content', config: { webContentId: content.id } },
      ],
      edges: [
        { from: 'n1', to: 'n2' },
        { from: 'n2', to: 'n3' },
      ],
    })
    const { id } = await createWorkflow(store.context, document)
    await startWorkflow(store.context, { id })
    const every = workflowInputSchema.parse({ name: 'All', nodes: [{ id: 'n1', type: 'page-visit' }] })
    const all = await createWorkflow(store.context, every)
    await startWorkflow(store.context, all)
    const [onShoes, onCart] = [newTracker(), newTracker()]
    await send({ trackerId: onCart, events: [visit()], page: { url: 'https://shop.example/cart' } })
    const { webContents } = await send({ trackerId: onShoes, events: [visit()], page: PAGE })
    await processAll(store.storeId)
    const later = (trackerId: string) => send({ trackerId })
    const shown = [...webContents, ...(await later(onShoes)).webContents]
    expect(shown).toMatchObject([{ html: '<p>Shoe at /shoes/1</p>' }])
    expect((await later(onCart)).webContents).toEqual([])
    const [seen] = await visitsOf(onShoes)
    const activity = await contactActivity(store.context, { key: { id: seen?.contactId ?? '' } })
    expect(activity.results).toContainEqual(expect.objectContaining({ type: 'field-changed', new: 'Shoe' }))
    const { results } = await listRuns(store.context, { id })
    expect(results).toMatchObject([{ eventTypeName: 'Page visit' }])
    expect((await listRuns(store.context, { id: all.id })).results).toHaveLength(2)
    const { checks } = await verify()
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
    for (const one of [id, all.id]) await pauseWorkflow(store.context, { id: one })
  })

  test('counts in segments by what was seen', async () => {
    const trackerId = newTracker()
    await send({ trackerId, contact: { email: 'bea@example.org' }, events: [visit()], page: PAGE })
    const where = [{ field: 'path', operator: 'equals', value: '/shoes/1' }]
    const count = { operator: 'at-least', value: 1 }
    const condition = { kind: 'event', eventTypeId: PAGE_VISIT.id, count, where }
    const definition = segmentDefinitionSchema.parse({ match: 'all', conditions: [condition] })
    const segment = await createSegment(store.context, { type: 'dynamic-plus', name: 'Saw the shoe', definition })
    const { results } = await listMembers(store.context, { id: segment.id })
    expect(results.map(({ email }) => email)).toContain('bea@example.org')
    await deleteSegment(store.context, { id: segment.id })
  })

  test('is replayed with the page that it came with', async () => {
    const trackerId = newTracker()
    const long = {
      ...PAGE,
      url: `${URL_SEEN}&q=${'x'.repeat(2000)}`,
      referrer: `https://a.example/${'y'.repeat(2000)}`,
    }
    await send({ trackerId, events: [visit()], page: long })
    const [seen] = await visitsOf(trackerId)
    await replayReception(store.context, { id: seen?.id ?? '', ...replaySchema.parse({}) }, readKept)
    const [first, second] = await visitsOf(trackerId)
    expect(second?.values).toEqual(first?.values)
    await processAll(store.storeId)
    expect(first?.values).toMatchObject({ url: long.url.slice(0, 2000), path: '/shoes/1' })
  })
})
