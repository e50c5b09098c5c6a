import { createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { inStore } from '@/db'
import type { CollectAnswer } from '@/server/collect/collect'
import { createContact } from '@/server/contact-edits/create-contact'
import { contactActivity } from '@/server/contacts/contact-activity'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { updateStore } from '@/server/stores/update-store'
import { createWebContent } from '@/server/web-contents/create-web-content'
import { deleteWebContent } from '@/server/web-contents/delete-web-content'
import { getWebContent } from '@/server/web-contents/get-web-content'
import { webContentInputSchema } from '@/server/web-contents/schema'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { workflowInputSchema } from '@/server/workflows/schema'
import { startWorkflow } from '@/server/workflows/start-workflow'
import { ADAPTERS, type Running } from '@/tests/support/adapters'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { count, processAll } from '@/tests/support/send-events'

const IDENTITY_SECRET = 'identity secret of the shop'
const HTML = '<p>{{ event.size }}, {{ contact._name }}|{{ contact._email }}|{{ store.name }}</p><script>x()</script>'
const hashOf = (email: string) => createHmac('sha256', IDENTITY_SECRET).update(email).digest('hex')
const event = (size = 'XL', more: object = {}) => ({ alias: 'size-guide', payload: { size }, ...more })
const newTracker = () => `tracker_${crypto.randomUUID()}`

let store: DemoStore
let webTypeId: string
let contentId: string
let workflowId: string

beforeAll(async () => {
  store = await makeDemoStore()
  await updateStore(store.context, { identitySecret: IDENTITY_SECRET }, { address: undefined })
  const fields = [{ id: 'size', name: 'Size', type: 'text' }]
  const input = eventTypeInputSchema.parse({ name: 'Size guide', alias: 'size-guide', receiveType: 'web', fields })
  webTypeId = (await createEventType(store.context, { integrationId: store.integrationId, ...input })).id
  const popup = { name: 'Guide', type: 'inline', html: HTML, selector: '#here', showOn: { afterSeconds: 5 } }
  contentId = (await createWebContent(store.context, webContentInputSchema.parse(popup))).id
  workflowId = await makeShowing(webTypeId)
  await startWorkflow(store.context, { id: workflowId })
})

async function makeShowing(eventTypeId: string): Promise<string> {
  const document = {
    name: 'Show the guide',
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId } },
      { id: 'n2', type: 'show-web-content', config: { webContentId: contentId } },
    ],
    edges: [{ from: 'n1', to: 'n2' }],
  }
  return (await createWorkflow(store.context, workflowInputSchema.parse(document))).id
}

describe('what a workflow shows', () => {
  test('is locked: it cannot be deleted, and is told where it is used', async () => {
    const usedBy = [{ type: 'workflow', id: workflowId, name: 'Show the guide' }]
    expect(await getWebContent(store.context, { id: contentId })).toMatchObject({ usedBy })
    await expect(deleteWebContent(store.context, { id: contentId })).rejects.toMatchObject({
      ...{ problem: 'in-use', detail: expect.stringContaining('Show the guide') },
      extras: { usedBy },
    })
  })

  test.each([
    ['the Public API', () => store.eventTypeId],
    ['a webhook', () => store.webhookTypeId],
  ])(
    'needs web context: behind an event of %s the workflow does not start, and says why',
    async (by, eventTypeIdOf) => {
      const id = await makeShowing(eventTypeIdOf())
      await expect(startWorkflow(store.context, { id })).rejects.toMatchObject({
        problem: 'conflict',
        extras: { problems: [{ node: 'n2', reason: expect.stringContaining(`comes by ${by}`) }] },
      })
    },
  )
})

describe.each(Object.entries(ADAPTERS))('%s', (_, start) => {
  let running: Running
  beforeAll(async () => {
    running = await start()
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

  /** Sends until the contents of this tracker have come: a slow machine may need another request. */
  async function contentsOf<Body extends { trackerId: string }>(body: Body): Promise<CollectAnswer['webContents']> {
    let { webContents } = await send(body)
    const ask = async () => {
      if (webContents.length > 0) return true
      await processAll(store.storeId)
      webContents = (await send({ trackerId: body.trackerId })).webContents
      return webContents.length > 0
    }
    await vi.waitUntil(ask, { timeout: 30_000 })
    return webContents
  }

  test('comes in the same answer, filled in and sanitised, with what the owner said of it, and once', async () => {
    let trackerId = ''
    const sent = async () => {
      trackerId = newTracker()
      return (await send({ trackerId, events: [event('<b>XL</b>')] })).webContents
    }
    // Within the budget is a promise of time: on a slow machine one answer may have to leave without it.
    await expect.poll(sent, { timeout: 30_000 }).toEqual([
      {
        ...{ id: expect.any(String), contentId, type: 'inline', selector: '#here', showOn: { afterSeconds: 5 } },
        html: expect.stringMatching(/^<p>&lt;b&gt;XL&lt;\/b&gt;, \|\|[^<]+<\/p>$/),
      },
    ])
    expect((await send({ trackerId, events: [] })).webContents).toEqual([])
  })

  test('one for each event, in their order', async () => {
    const events = ['S', 'M', 'L'].map((size) => event(size))
    const contents = await contentsOf({ trackerId: newTracker(), events })
    expect(contents.map(({ html }) => html.slice(3, 4))).toEqual(['S', 'M', 'L'])
  })

  test('says nothing of a contact that is only claimed; of one that the shop vouches for it does', async () => {
    const email = `${crypto.randomUUID()}@example.org`
    await createContact(store.context, { email, fields: { _name: 'Ana' } })
    const claimed = { trackerId: newTracker(), contact: { email }, events: [event()] }
    const [shown] = await contentsOf(claimed)
    expect(shown?.html).toMatch(/^<p>XL, \|\|/)
    expect(JSON.stringify(shown)).not.toContain('Ana')
    const verified = { trackerId: newTracker(), contact: { email, hash: hashOf(email) }, events: [event()] }
    const [filled] = await contentsOf(verified)
    expect(filled?.html).toContain(`XL, Ana|${email}|`)
  })

  test('goes to no other tracker, not even to one of the same contact', async () => {
    const email = `${crypto.randomUUID()}@example.org`
    const contact = { email, hash: hashOf(email) }
    const [phone, laptop] = [newTracker(), newTracker()]
    await send({ trackerId: laptop, contact, events: [] })
    const held = await holding(email, () => send({ trackerId: phone, contact, events: [event()] }))
    expect(held.webContents).toEqual([])
    await processAll(store.storeId)
    expect((await send({ trackerId: laptop, contact, events: [] })).webContents).toEqual([])
    expect((await send({ trackerId: newTracker(), events: [] })).webContents).toEqual([])
    expect((await send({ trackerId: phone, events: [] })).webContents).toHaveLength(1)
  })

  /** Does something while a worker has the contact in hand. */
  async function holding<T>(email: string, run: () => Promise<T>): Promise<T> {
    // What the request itself writes of the contact is written before.
    return inStore(store.storeId, async (tx) => {
      await tx.execute(
        sql`select from contacts where store_id = ${store.storeId} and email = ${email} for no key update`,
      )
      return run()
    })
  }

  test('what became of it is noted once, by its own tracker, and stands in the activity', async () => {
    const email = `${crypto.randomUUID()}@example.org`
    const trackerId = newTracker()
    const contact = { email, hash: hashOf(email) }
    const [content] = await contentsOf({ trackerId, contact, events: [event()] })
    const id = content?.id ?? ''
    const tell = (what: string, more: object = {}, by = trackerId) =>
      send({
        trackerId: by,
        contents: [{ id, what, ...more }, { id: 'x', what }, 7, { id: crypto.randomUUID(), what }],
      })
    await tell('clicked', {}, newTracker())
    const read = async () => {
      const [row] = await inStore(store.storeId, (tx) =>
        tx.execute<Record<string, string | null>>(sql`
          select shown_at, clicked_at, closed_at from content_showings
          where store_id = ${store.storeId} and id = ${id}`),
      )
      return row
    }
    expect(await read()).toEqual({ shown_at: null, clicked_at: null, closed_at: null })
    await tell('danced')
    await tell('shown')
    const first = await read()
    expect(first?.shown_at).toEqual(expect.any(String))
    await tell('shown', { at: new Date(Date.now() - 60_000).toISOString() })
    expect(await read()).toEqual(first)
    await tell('clicked')
    await tell('closed')
    expect(await read()).toEqual({ ...first, clicked_at: expect.any(String), closed_at: expect.any(String) })
    const { results } = await contactActivity(store.context, { key: { email } })
    const seen = results.filter(({ type }) => type.startsWith('web-content'))
    expect(seen).toMatchObject([
      { type: 'web-content-clicked', webContent: { id: contentId, name: 'Guide' } },
      { type: 'web-content-shown', webContent: { id: contentId, name: 'Guide' } },
    ])
  })

  test('more than 100 of them, or none that is a list, is a fault of the request', async () => {
    for (const contents of [{}, Array.from({ length: 101 }, () => ({ id: 'x', what: 'shown' }))]) {
      const response = await fetch(`${running.url}/collect/${store.storeId}`, {
        ...{ method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ contents }) },
      })
      expect(response.status).toBe(422)
    }
  })

  test('of many visitors at once each gets its own, and none is lost', async () => {
    const trackerIds = Array.from({ length: 40 }, newTracker)
    const shown = await Promise.all(
      trackerIds.map((trackerId, n) => contentsOf({ trackerId, events: [event(`size ${n}`)] })),
    )
    for (const [n, contents] of shown.entries())
      expect(contents.map(({ html }) => html.slice(3, 20))).toEqual([expect.stringContaining(`size ${n},`)])
  })

  test('what an anonymous visitor was shown stays when it becomes somebody whom the shop knows', async () => {
    const email = `${crypto.randomUUID()}@example.org`
    await createContact(store.context, { email, fields: {} })
    const trackerId = newTracker()
    const [content] = await contentsOf({ trackerId, events: [event()] })
    await send({ trackerId, contents: [{ id: content?.id, what: 'shown' }] })
    await send({ trackerId, contact: { email, hash: hashOf(email) } })
    const { results } = await contactActivity(store.context, { key: { email } })
    expect(results.map(({ type }) => type)).toContain('web-content-shown')
  })

  test('an event that comes again shows nothing twice', async () => {
    const trackerId = newTracker()
    const id = crypto.randomUUID()
    await contentsOf({ trackerId, events: [event('XL', { id })] })
    expect((await send({ trackerId, events: [event('XL', { id })] })).webContents).toEqual([])
    const showings = sql`select count(*)::int as n from content_showings where store_id = ${store.storeId} and tracker_id = ${trackerId}`
    expect(await count(store.storeId, showings)).toBe(1)
  })
})
