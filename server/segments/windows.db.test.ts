import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inStore } from '@/db'
import { newId } from '@/server/ids'
import { shareStore } from '@/server/stores/store-lock'
import { hoursFromNow } from '@/tests/support/hours-from-now'
import { makeSegmentStore, Population } from '@/tests/support/segment-store'
import { createSegment } from './create-segment'
import { recheckDue, storesWithDueRechecks } from './recheck-due'
import { refreshMembership } from './refresh-membership'
import { segmentDefinitionSchema } from './schema'

const WINDOW_HOURS = 10

/** A store with one contact to whom an event came at hours 1, 2 and 3. */
async function makeStore() {
  const { demo, eventTypeIds } = await makeSegmentStore()
  const population = new Population(demo.storeId)
  await population.addPeople([{}])
  const contactId = population.person(0).id
  const eventTypeId = eventTypeIds[0] ?? ''
  for (const hour of [1, 2, 3]) await population.addEvent(contactId, eventTypeId, {}, hoursFromNow(hour))
  const countOf = async (operator: string, value: number) => {
    const window = { last: { value: WINDOW_HOURS, unit: 'hour' } }
    const condition = { kind: 'event', eventTypeId, count: { operator, value }, window }
    const definition = segmentDefinitionSchema.parse({ match: 'all', conditions: [condition] })
    const segment = await createSegment(demo.context, { type: 'dynamic-plus', name: newId(), definition })
    return segment.id
  }
  const { storeId } = demo
  const refresh = (now: string) => inStore(storeId, (tx) => refreshMembership(tx, storeId, [contactId], now))
  const isIn = async (segmentId: string) => {
    const [row] = await inStore(storeId, (tx) =>
      tx.execute(sql`select from segment_members where store_id = ${storeId} and segment_id = ${segmentId}`),
    )
    return row !== undefined
  }
  return { storeId, contactId, countOf, refresh, isIn }
}

/** By the number of events still inside, from three down to none. */
const EXPECTED: [operator: string, value: number, isIn: [boolean, boolean, boolean, boolean]][] = [
  ['at-least', 1, [true, true, true, false]],
  ['at-least', 2, [true, true, false, false]],
  ['at-least', 3, [true, false, false, false]],
  ['at-least', 4, [false, false, false, false]],
  ['at-most', 0, [false, false, false, true]],
  ['at-most', 1, [false, false, true, true]],
  ['at-most', 2, [false, true, true, true]],
  ['exactly', 0, [false, false, false, true]],
  ['exactly', 1, [false, false, true, false]],
  ['exactly', 2, [false, true, false, false]],
  ['exactly', 3, [true, false, false, false]],
]

test.each(EXPECTED)('a window closes at its own moment, not before: %s %i', async (operator, value, expected) => {
  // A store of its own: looking at a contact for one segment would refresh the others.
  const { storeId, countOf, refresh, isIn } = await makeStore()
  const id = await countOf(operator, value)
  await refresh(hoursFromNow(3))
  for (const [gone, wanted] of expected.entries()) {
    const closesAt = hoursFromNow(WINDOW_HOURS + gone)
    const before = new Date(Date.parse(hoursFromNow(WINDOW_HOURS + gone + 1)) - 1).toISOString()
    for (const now of [closesAt, before]) {
      if (wanted !== expected[gone - 1] && gone > 0 && now === closesAt)
        expect(await storesWithDueRechecks(now)).toContain(storeId)
      while ((await recheckDue(storeId, now)) > 0);
      expect(await isIn(id), `${3 - gone} left inside`).toBe(wanted)
    }
  }
  expect(await storesWithDueRechecks(hoursFromNow(10_000)), 'nothing is left to look at').not.toContain(storeId)
})

test('a contact in the hands of a worker is left to it, and looked at in the next turn', async () => {
  const { storeId, contactId, countOf, refresh, isIn } = await makeStore()
  const id = await countOf('at-least', 1)
  await refresh(hoursFromNow(3))
  const later = hoursFromNow(100)
  await inStore(storeId, async (tx) => {
    await tx.execute(shareStore(storeId))
    await tx.execute(sql`select from contacts where store_id = ${storeId} and id = ${contactId} for no key update`)
    expect(await recheckDue(storeId, later)).toBe(0)
  })
  expect(await isIn(id)).toBe(true)
  expect(await recheckDue(storeId, later)).toBe(1)
  expect(await isIn(id)).toBe(false)
})

test('each new event moves the moment at which its window closes', async () => {
  const { storeId, contactId, countOf, refresh } = await makeStore()
  await countOf('at-least', 1)
  const dueAt = async () => {
    const rows = await inStore(storeId, (tx) =>
      tx.execute<{ due: string }>(sql`select due_at as due from segment_rechecks where store_id = ${storeId}`),
    )
    return rows.map(({ due }) => new Date(due).toISOString())
  }
  await refresh(hoursFromNow(3))
  expect(await dueAt()).toEqual([hoursFromNow(3 + WINDOW_HOURS)])
  await inStore(storeId, (tx) =>
    tx.execute(sql`update events set occurred_at = ${hoursFromNow(5)}
      where store_id = ${storeId} and contact_id = ${contactId} and occurred_at = ${hoursFromNow(3)}`),
  )
  await refresh(hoursFromNow(5))
  expect(await dueAt()).toEqual([hoursFromNow(5 + WINDOW_HOURS)])
})
