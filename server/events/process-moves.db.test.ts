import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { inStore } from '@/db'
import { updateContact } from '@/server/contact-edits/update-contact'
import { createSegment } from '@/server/segments/create-segment'
import { DEPTH_MAX } from '@/server/segments/move-causes'
import { segmentInputSchema } from '@/server/segments/schema'
import { addToSegment, removeFromSegment } from '@/server/segments/static-members'
import { updateSegment } from '@/server/segments/update-segment'
import { pauseWorkflow } from '@/server/workflows/pause-workflow'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { startDocument } from '@/tests/support/make-workflow'
import { contactOf, count, processAll, sendEvent } from '@/tests/support/send-events'
import { processMoves, storesWithPendingMoves } from './process-moves'
import { verify } from './verify'

let store: DemoStore
let vip: string
beforeEach(async () => {
  store = await makeDemoStore()
  vip = await makeSegment('VIP')
})

const makeSegment = async (name: string, definition?: object): Promise<string> => {
  const type = definition ? 'dynamic-plus' : 'static'
  return (await createSegment(store.context, segmentInputSchema.parse({ type, name, definition }))).id
}
const add = (points: number) => ({
  assignments: [{ field: '_points', operator: 'add', source: { from: 'literal', value: points } }],
})
const onMove = (move: 'entered' | 'left', segmentId: string, action: object, more: object = {}) =>
  startDocument(store.context, {
    name: `On ${move}`,
    nodes: [
      { id: 'n1', type: `segment-${move}`, config: { segmentId, ...more } },
      { id: 'n2', ...action },
    ],
    edges: [{ from: 'n1', to: 'n2' }],
  })
const moveAll = async () => {
  while ((await storesWithPendingMoves(new Date().toISOString())).includes(store.storeId))
    await processMoves(store.storeId)
}
const ana = async () => {
  const contact = await contactOf(store, 'ana@example.org')
  if (!contact) throw new Error('there is no such contact')
  return contact
}
const points = async () => (await ana()).fields._points ?? 0
const pending = (more = sql``) =>
  count(store.storeId, sql`select count(*)::int as n from pending_moves where store_id = ${store.storeId} ${more}`)
const faults = async () => (await verify()).checks.filter(({ ok }) => !ok)

describe('a workflow that starts when a contact enters or leaves a segment', () => {
  test('runs once for each move, by whatever the contact was moved', async () => {
    await onMove('entered', vip, { type: 'set-field', config: add(1) })
    await onMove('left', vip, { type: 'set-field', config: add(100) })
    await sendEvent(store, { email: 'ana@example.org' })
    await processAll(store.storeId)
    const contactIds = [(await ana()).id]
    await addToSegment(store.context, { id: vip, contactIds })
    expect(await pending()).toBe(1)
    await Promise.all([moveAll(), moveAll(), moveAll()])
    await moveAll()
    expect(await points()).toBe(1)
    await removeFromSegment(store.context, { id: vip, contactIds })
    await addToSegment(store.context, { id: vip, contactIds })
    await moveAll()
    expect([await points(), await pending()]).toEqual([102, 0])
    expect(await faults()).toEqual([])
  })

  test('hears of a Dynamic Plus segment that an event, or an edit of the contact, brings it into', async () => {
    const two = await makeSegment('Two orders', {
      match: 'all',
      conditions: [{ kind: 'event', eventTypeId: store.eventTypeId, count: { operator: 'at-least', value: 2 } }],
    })
    const rich = await makeSegment('Rich', {
      match: 'all',
      conditions: [{ kind: 'contact-field', field: '_points', operator: 'greater-than', value: 500 }],
    })
    await onMove('entered', two, { type: 'set-field', config: add(1) })
    await onMove('entered', rich, { type: 'add-to-segment', config: { segmentId: vip } })
    for (let n = 0; n < 3; n++) await sendEvent(store, { email: 'ana@example.org' })
    await processAll(store.storeId)
    await moveAll()
    expect(await points()).toBe(1)
    await updateContact(store.context, { key: { email: 'ana@example.org' }, fields: { _points: 1000 } })
    await moveAll()
    const inVip = sql`select count(*)::int as n from segment_members where store_id = ${store.storeId} and segment_id = ${vip}`
    expect(await count(store.storeId, inVip)).toBe(1)
  })

  test("is not started by the owner's edit of the segment, nor while it is paused, nor twice where once is asked", async () => {
    const rich = await makeSegment('Rich', {
      match: 'all',
      conditions: [{ kind: 'contact-field', field: '_points', operator: 'greater-than', value: 500 }],
    })
    await sendEvent(store, { email: 'ana@example.org' })
    await processAll(store.storeId)
    const { id } = await onMove('entered', rich, { type: 'set-field', config: add(1) })
    await updateSegment(store.context, {
      id: rich,
      definition: {
        match: 'all',
        conditions: [{ kind: 'contact-field', field: '_email', operator: 'has-value' }],
      },
    })
    expect(await pending()).toBe(0)
    const { id: once } = await onMove('entered', vip, { type: 'set-field', config: add(10) }, { entry: 'once' })
    const contactIds = [(await ana()).id]
    for (let n = 0; n < 3; n++) {
      await addToSegment(store.context, { id: vip, contactIds })
      await removeFromSegment(store.context, { id: vip, contactIds })
    }
    await moveAll()
    expect(await points()).toBe(10)
    await pauseWorkflow(store.context, { id })
    await pauseWorkflow(store.context, { id: once })
    await addToSegment(store.context, { id: vip, contactIds })
    await moveAll()
    expect([await points(), await pending()]).toEqual([10, 0])
  })

  test('goes round in a circle with another so often and no further: the move is parked with its reason', async () => {
    const out = await makeSegment('Out')
    await onMove('entered', vip, { type: 'remove-from-segment', config: { segmentId: vip } })
    await onMove('left', vip, { type: 'add-to-segment', config: { segmentId: vip } })
    await onMove('entered', out, { type: 'set-field', config: add(1) })
    await sendEvent(store, { email: 'ana@example.org' })
    await processAll(store.storeId)
    await addToSegment(store.context, { id: vip, contactIds: [(await ana()).id] })
    await moveAll()
    expect(await pending(sql`and parked_at is not null and reason like '%circle%'`)).toBe(1)
    const moves = sql`select count(*)::int as n from segment_moves where store_id = ${store.storeId}`
    expect(await count(store.storeId, moves)).toBe(DEPTH_MAX + 1)
  })

  test('knows that only a browser claimed what moved the contact: what others wrote stays', async () => {
    await onMove('entered', vip, {
      type: 'set-field',
      config: { assignments: [{ field: '_name', operator: 'set', source: { from: 'literal', value: 'Mallory' } }] },
    })
    await sendEvent(store, { email: 'ana@example.org' })
    await processAll(store.storeId)
    await updateContact(store.context, { key: { email: 'ana@example.org' }, fields: { _name: 'Ana' } })
    await addToSegment(store.context, { id: vip, contactIds: [(await ana()).id] })
    await inStore(store.storeId, (tx) => tx.execute(sql`update pending_moves set trust = 'claimed'`))
    await moveAll()
    expect((await ana()).fields._name).toBe('Ana')
  })
})
