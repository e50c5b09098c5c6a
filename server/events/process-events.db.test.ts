import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { asSystem, inStore } from '@/db'
import { createSegment } from '@/server/segments/create-segment'
import { segmentInputSchema } from '@/server/segments/schema'
import { verifySegments } from '@/server/segments/verify-segments'
import { pauseWorkflow } from '@/server/workflows/pause-workflow'
import { startWorkflow } from '@/server/workflows/start-workflow'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { fromEvent, makeWorkflow } from '@/tests/support/make-workflow'
import { contactOf, count, processAll, sendEvent } from '@/tests/support/send-events'
import { claimContacts } from './claim-contacts'
import { processEvents } from './process-events'
import { storesWithPendingWork } from './stores-with-pending-work'
import { verify } from './verify'

let store: DemoStore
beforeEach(async () => {
  store = await makeDemoStore()
})

const counting = { field: '_points', operator: 'add', source: { from: 'literal', value: 1 } }
const naming = { field: '_name', operator: 'set', source: fromEvent('name') }
const pending = () =>
  count(store.storeId, sql`select count(*)::int as n from pending_work where store_id = ${store.storeId}`)

describe('an event', () => {
  test('copies its data onto the contact, leaves a ledger row, a change and no pending work', async () => {
    const workflow = await makeWorkflow(store.context, store.eventTypeId, [naming, counting])
    const eventId = await sendEvent(store, { email: 'ana@example.org', name: 'Ana' })
    await processAll(store.storeId)
    expect((await contactOf(store, 'ana@example.org'))?.fields).toEqual({ _name: 'Ana', _points: 1 })
    const ledger = await inStore(store.storeId, (tx) =>
      tx.execute(sql`select event_id, workflow_id, node_id from effects where store_id = ${store.storeId}`),
    )
    expect(ledger).toEqual([{ event_id: eventId, workflow_id: workflow.id, node_id: 'n2' }])
    expect(await pending()).toBe(0)
    expect((await verify()).checks.filter((check) => !check.ok)).toEqual([])
  })

  test('starts the workflows that were active when it was accepted, and no others', async () => {
    const workflow = await makeWorkflow(store.context, store.eventTypeId, [counting])
    await sendEvent(store, { email: 'a@example.org' })
    await pauseWorkflow(store.context, { id: workflow.id })
    await sendEvent(store, { email: 'b@example.org' })
    await startWorkflow(store.context, { id: workflow.id })
    await sendEvent(store, { email: 'c@example.org' })
    await processAll(store.storeId)
    const points = await Promise.all(['a', 'b', 'c'].map((name) => contactOf(store, `${name}@example.org`)))
    expect(points.map((contact) => contact?.fields._points)).toEqual([1, undefined, 1])
  })

  test('of one contact comes after those received before it, however they are grouped', async () => {
    await makeWorkflow(store.context, store.eventTypeId, [
      { field: '_surname', operator: 'append', source: fromEvent('reference') },
    ])
    for (const reference of ['a', 'b', 'c', 'd', 'e']) await sendEvent(store, { email: 'o@example.org', reference })
    await Promise.all([processAll(store.storeId), processAll(store.storeId), processAll(store.storeId)])
    await processAll(store.storeId)
    expect((await contactOf(store, 'o@example.org'))?.fields._surname).toBe('abcde')
  })

  test('enters a workflow once per contact where the trigger says so', async () => {
    await makeWorkflow(store.context, store.eventTypeId, [counting], { entry: 'once' })
    for (let n = 0; n < 3; n++) await sendEvent(store, { email: 'once@example.org' })
    await processAll(store.storeId)
    await sendEvent(store, { email: 'once@example.org' })
    await processAll(store.storeId)
    expect((await contactOf(store, 'once@example.org'))?.fields._points).toBe(1)
  })

  test('takes effect once under four workers that race for it', async () => {
    await makeWorkflow(store.context, store.eventTypeId, [counting])
    await Promise.all(Array.from({ length: 300 }, (_, n) => sendEvent(store, { email: `r${n % 20}@example.org` })))
    const worker = async () => {
      while ((await processEvents(store.storeId)) || (await pending()) > 0);
    }
    await Promise.all([worker(), worker(), worker(), worker()])
    const sum = await count(
      store.storeId,
      sql`select sum((fields->>'_points')::int)::int as n from contacts where store_id = ${store.storeId}`,
    )
    expect(sum).toBe(300)
  })

  test('puts its contact into a segment that counts it', async () => {
    await createSegment(
      store.context,
      segmentInputSchema.parse({
        ...{ name: 'Twice', type: 'dynamic-plus' },
        definition: {
          match: 'all',
          conditions: [
            {
              ...{ kind: 'event', eventTypeId: store.eventTypeId, count: { operator: 'at-least', value: 2 } },
              where: [{ field: 'total', operator: 'greater-than', value: 50 }],
            },
          ],
        },
      }),
    )
    const members = () =>
      count(store.storeId, sql`select count(*)::int as n from segment_members where store_id = ${store.storeId}`)
    await sendEvent(store, { email: 's@example.org', total: 60 })
    await sendEvent(store, { email: 's@example.org', total: 10 })
    await processAll(store.storeId)
    expect(await members()).toBe(0)
    await sendEvent(store, { email: 's@example.org', total: 70 })
    await processAll(store.storeId)
    expect(await members()).toBe(1)
    expect((await verifySegments()).filter(({ ok }) => !ok)).toEqual([])
    await inStore(store.storeId, (tx) => tx.execute(sql`delete from segment_members where store_id = ${store.storeId}`))
    expect((await verifySegments()).filter(({ ok }) => !ok)).toHaveLength(1)
  })
})

describe('work that fails', () => {
  const poison = () =>
    asSystem((tx) =>
      tx.execute(sql`reset role`).then(() =>
        tx.execute(
          sql.raw(`
          create or replace function poison() returns trigger language plpgsql as $$ begin
            if new.fields->>'_name' = 'poison' then raise exception 'it cannot be'; end if; return new; end $$;
          create or replace trigger poison before update on contacts for each row execute function poison()`),
        ),
      ),
    )

  test('stands alone, is tried five times, parked with its reason, and holds up nobody', async () => {
    await poison()
    await makeWorkflow(store.context, store.eventTypeId, [naming])
    for (const name of ['good', 'poison', 'fine']) await sendEvent(store, { email: `${name}@example.org`, name })
    for (let attempt = 1; attempt <= 5; attempt++) {
      await processAll(store.storeId)
      await inStore(store.storeId, (tx) =>
        tx.execute(sql`update pending_work set retry_at = null where store_id = ${store.storeId}`),
      )
    }
    const left = await inStore(store.storeId, (tx) =>
      tx.execute<{ attempts: number; parked: boolean; reason: string }>(sql`
        select attempts, parked_at is not null as parked, reason from pending_work where store_id = ${store.storeId}`),
    )
    expect(left).toEqual([{ attempts: 5, parked: true, reason: expect.stringContaining('it cannot be') }])
    expect((await contactOf(store, 'good@example.org'))?.fields._name).toBe('good')
    expect((await contactOf(store, 'fine@example.org'))?.fields._name).toBe('fine')
  })

  test('a claim that a dead worker left counts as an attempt, and the work is still done once', async () => {
    await makeWorkflow(store.context, store.eventTypeId, [counting])
    await sendEvent(store, { email: 'left@example.org' })
    // A worker that claims and dies: its transaction is undone, its claim stays.
    await inStore(store.storeId, async (tx) => {
      await claimContacts(tx, store.storeId, new Date().toISOString(), undefined)
      throw new Error('killed')
    }).catch(() => {})
    const attempts = () =>
      count(store.storeId, sql`select max(attempts)::int as n from pending_work where store_id = ${store.storeId}`)
    expect(await attempts()).toBe(0)
    await processEvents(store.storeId)
    expect(await attempts()).toBe(1)
    await processAll(store.storeId)
    expect(await pending()).toBe(0)
    expect((await contactOf(store, 'left@example.org'))?.fields._points).toBe(1)
    expect(
      await count(store.storeId, sql`select count(*)::int as n from work_claims where store_id = ${store.storeId}`),
    ).toBe(0)
  })
})

test('a store with work whose ring was lost is found by the sweep, one without is not', async () => {
  await sendEvent(store, { email: 'sweep@example.org' })
  expect(await storesWithPendingWork(new Date(Date.now() + 1000).toISOString())).toContain(store.storeId)
  await processAll(store.storeId)
  expect(await storesWithPendingWork(new Date(Date.now() + 1000).toISOString())).not.toContain(store.storeId)
})
