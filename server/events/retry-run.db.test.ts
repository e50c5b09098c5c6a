import { and, eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { contacts, database, effects, executions, executionWaits, inStore } from '@/db'
import { createContactField } from '@/server/contacts/create-contact-field'
import { contactFieldInputSchema } from '@/server/contacts/schema'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { nodeCounts } from '@/server/workflows/node-counts'
import { pauseWorkflow } from '@/server/workflows/pause-workflow'
import { workflowInputSchema } from '@/server/workflows/schema'
import { startWorkflow } from '@/server/workflows/start-workflow'
import { problemOf } from '@/server/workflows/test-definitions'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { contactOf, processAll, sendEvent } from '@/tests/support/send-events'
import { processWaits } from './process-waits'
import { retryRun } from './retry-run'
import { verify } from './verify'

let store: DemoStore
let workflowId: string
let eventId: string
/** Points before a wait for the contact's birthday, and more behind it; Ana has none, so her run failed there. */
beforeEach(async () => {
  store = await makeDemoStore()
  await createContactField(store.context, contactFieldInputSchema.parse({ name: 'Party', id: 'party', type: 'date' }))
  const nodes = [
    { id: 'n1', type: 'receive-event', config: { eventTypeId: store.eventTypeId } },
    { id: 'n2', type: 'set-field', config: add(1) },
    { id: 'n3', type: 'wait', config: { untilDate: { source: { from: 'contact', field: 'party' } } } },
    { id: 'n4', type: 'set-field', config: add(10) },
  ]
  const edges = [1, 2, 3].map((n) => ({ from: `n${n}`, to: `n${n + 1}` }))
  const input = workflowInputSchema.parse({ name: 'Party', nodes, edges })
  workflowId = (await createWorkflow(store.context, input)).id
  await startWorkflow(store.context, { id: workflowId })
  eventId = await sendEvent(store, { email: 'ana@example.org' })
  await processAll(store.storeId)
})

const add = (points: number) => ({
  assignments: [{ field: '_points', operator: 'add', source: { from: 'literal', value: points } }],
})
const points = async () => (await contactOf(store, 'ana@example.org'))?.fields._points
const retry = () => retryRun(store.context, { workflowId, eventId })
const inThis = <T>(run: Parameters<typeof inStore<T>>[1]) => inStore(store.storeId, run)
const setParty = (at: string) =>
  inThis((tx) =>
    tx
      .update(contacts)
      .set({ fields: sql`fields || ${JSON.stringify({ party: at })}::jsonb` })
      .where(eq(contacts.storeId, store.storeId)),
  )
const runOf = async () => {
  const [run] = await inThis((tx) => tx.select().from(executions).where(eq(executions.storeId, store.storeId)))
  return run
}
const ledger = () => inThis((tx) => tx.$count(effects, eq(effects.storeId, store.storeId)))

describe('a run that failed', () => {
  test('fails again where nothing was mended, and does nothing a second time', async () => {
    expect((await runOf())?.state).toBe('failed')
    expect(await retry()).toEqual({ state: 'failed' })
    expect([await points(), await ledger()]).toEqual([1, 1])
    expect((await runOf())?.steps.map(({ node }) => node)).toEqual(['n1', 'n2', 'n3'])
  })

  test('goes on where it failed once the contact is mended; what ran stays done', async () => {
    await setParty('2020-01-01T00:00:00.000Z')
    expect(await retry()).toEqual({ state: 'finished' })
    expect([await points(), await ledger()]).toEqual([11, 2])
    const run = await runOf()
    expect(run?.steps.map(({ node, error }) => [node, error])).toEqual(
      ['n1', 'n2', 'n3', 'n4'].map((n) => [n, undefined]),
    )
    expect(run?.finishedAt).not.toBeNull()
    expect(await nodeCounts(store.context, { id: workflowId })).toMatchObject({
      n2: { runs: 1 },
      n3: { runs: 2, failed: 1, byPort: { next: 1 } },
      n4: { runs: 1 },
    })
    expect(await problemOf(retry())).toMatchObject({ name: 'conflict', detail: expect.stringContaining('finished') })
    expect((await verify()).checks.filter(({ ok }) => !ok)).toEqual([])
  })

  test('may wait now, and goes on from there like any other', async () => {
    await setParty(new Date(Date.now() + 86_400_000).toISOString())
    expect(await retry()).toEqual({ state: 'waiting' })
    expect((await verify()).checks.filter(({ ok }) => !ok)).toEqual([])
    await inThis((tx) =>
      tx
        .update(executionWaits)
        .set({ wakeAt: '2020-01-01T00:00:00Z' })
        .where(eq(executionWaits.storeId, store.storeId)),
    )
    while (await processWaits(store.storeId));
    expect([await points(), (await runOf())?.state]).toEqual([11, 'finished'])
  })

  test('takes effect once, however often it is asked for at the same time', async () => {
    await setParty('2020-01-01T00:00:00.000Z')
    const asked = await Promise.allSettled([retry(), retry(), retry()])
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect([await points(), await ledger()]).toEqual([11, 2])
  })

  test('is as before where it is cut off at the end, and can be run again then', async () => {
    await setParty('2020-01-01T00:00:00.000Z')
    await cutOff()
    await expect(retry()).rejects.toThrow()
    expect([await points(), await ledger(), (await runOf())?.state]).toEqual([1, 1, 'failed'])
    await database().execute(sql`drop trigger cut_off on node_counts`)
    expect(await retry()).toEqual({ state: 'finished' })
    expect([await points(), await ledger()]).toEqual([11, 2])
  })

  test('is not run again while its workflow is paused, nor by a stranger', async () => {
    const other = await makeDemoStore()
    expect(await problemOf(retryRun(other.context, { workflowId, eventId }))).toMatchObject({ name: 'not-found' })
    expect(await problemOf(retryRun(store.context, { workflowId, eventId: 'x' }))).toMatchObject({ name: 'not-found' })
    await pauseWorkflow(store.context, { id: workflowId })
    expect(await problemOf(retry())).toMatchObject({ name: 'conflict' })
    expect(
      await inThis((tx) =>
        tx.$count(executions, and(eq(executions.storeId, store.storeId), eq(executions.state, 'failed'))),
      ),
    ).toBe(1)
  })
})

/** The last statement of the transaction fails, as if the connection had gone. */
async function cutOff(): Promise<void> {
  await database().execute(sql`create or replace function cut_off() returns trigger language plpgsql as
    $$ begin raise exception 'cut off'; end $$`)
  await database().execute(sql`create trigger cut_off before insert on node_counts execute function cut_off()`)
}
