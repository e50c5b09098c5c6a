import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { inStore } from '@/db'
import { newId } from '@/server/ids'
import { hoursFromNow } from '@/tests/support/hours-from-now'
import { makeSegmentStore, Population } from '@/tests/support/segment-store'
import { createSegment } from './create-segment'
import { deleteSegment } from './delete-segment'
import { recheckDue } from './recheck-due'
import { refreshMembership } from './refresh-membership'
import { segmentDefinitionSchema } from './schema'
import { verifySegments } from './verify-segments'

type World = Awaited<ReturnType<typeof makeWorld>>
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
beforeEach(() => world.refresh())

/** Three contacts with an event each now, and a segment of those with one in the last ten hours. */
async function makeWorld() {
  const { demo, eventTypeIds } = await makeSegmentStore()
  const { storeId } = demo
  const population = new Population(storeId)
  await population.addPeople([{}, {}, {}])
  const ids = population.people.map(({ id }) => id)
  const [eventTypeId = ''] = eventTypeIds
  for (const id of ids) await population.addEvent(id, eventTypeId, {}, hoursFromNow(0))
  const condition = { kind: 'event', eventTypeId, window: { last: { value: 10, unit: 'hour' } } }
  const definition = segmentDefinitionSchema.parse({ match: 'all', conditions: [condition] })
  const segment = await createSegment(demo.context, { type: 'dynamic-plus', name: 'Recent', definition })
  const run = (statement: SQL) => inStore(storeId, (tx) => tx.execute(statement))
  return {
    ...{ context: demo.context, storeId, ids, eventTypeId, segmentId: segment.id, run },
    refresh: () => inStore(storeId, (tx) => refreshMembership(tx, storeId, ids, hoursFromNow(1))),
  }
}

/** The details of the three checks: members, noted moments, moments gone by. */
const detailsAt = async (hour: number) => (await verifySegments(hoursFromNow(hour))).map(({ detail }) => detail)

test('what the product did itself is found right, until a window has been closed for a minute and nobody looked', async () => {
  expect(await detailsAt(1)).toEqual(['yes', 'yes', 'yes'])
  expect(await detailsAt(10), 'due this very moment').toEqual(['yes', 'yes', 'yes'])
  expect(await detailsAt(11)).toEqual(['yes', 'yes', '3 do not'])
  while ((await recheckDue(world.storeId, hoursFromNow(11))) > 0);
  expect(await detailsAt(11)).toEqual(['yes', 'yes', 'yes'])
})

test('a contact that is missing in a segment, or wrongly in it, is found', async () => {
  const { run, storeId, segmentId, ids } = world
  await run(sql`delete from segment_members where store_id = ${storeId} and contact_id = ${ids[0]}`)
  expect(await detailsAt(1)).toEqual(['1 do not', 'yes', 'yes'])
  await run(sql`insert into segment_members (store_id, segment_id, contact_id, entered_at)
    values (${storeId}, ${segmentId}, ${ids[0]}, ${hoursFromNow(0)})`)
  expect(await detailsAt(1)).toEqual(['yes', 'yes', 'yes'])
  await run(sql`delete from events where store_id = ${storeId} and contact_id = ${ids[1]}`)
  expect(await detailsAt(1)).toEqual(['1 do not', 'yes', 'yes'])
})

test('a contact whose event waits for a worker is left out', async () => {
  const { run, storeId, ids } = world
  await run(sql`delete from segment_members where store_id = ${storeId} and contact_id = ${ids[2]}`)
  const [event] = await run(
    sql`select id from events where store_id = ${storeId} and contact_id = ${ids[2]} order by id limit 1`,
  )
  await run(sql`insert into pending_work (store_id, event_id, contact_id, received_at)
    values (${storeId}, ${event?.id}, ${ids[2]}, ${hoursFromNow(0)})`)
  expect(await detailsAt(1)).toEqual(['yes', 'yes', 'yes'])
  await run(sql`delete from pending_work where store_id = ${storeId}`)
  expect(await detailsAt(1)).toEqual(['1 do not', 'yes', 'yes'])
})

test('a window whose end nobody has noted is found', async () => {
  const { run, storeId, ids } = world
  await run(sql`delete from segment_rechecks where store_id = ${storeId} and contact_id = ${ids[2]}`)
  expect(await detailsAt(1)).toEqual(['yes', '1 do not', 'yes'])
  await world.refresh()
  await run(sql`update segment_rechecks set due_at = due_at + interval '1 hour'
    where store_id = ${storeId} and contact_id = ${ids[2]}`)
  expect(await detailsAt(1)).toEqual(['yes', '1 do not', 'yes'])
})

test('a segment that is gone leaves nothing to look at for ever', async () => {
  const { context, segmentId, storeId } = world
  await deleteSegment(context, { id: segmentId })
  expect(await recheckDue(storeId, hoursFromNow(10_000))).toBeGreaterThan(0)
  expect(await recheckDue(storeId, hoursFromNow(10_000))).toBe(0)
  await expect(deleteSegment(context, { id: newId() })).rejects.toMatchObject({ problem: 'not-found' })
})
