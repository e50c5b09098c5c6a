import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asStore, judge, type Ledger } from '@/tests/faults/oracle'
import { freePort, pause, Victim } from '@/tests/faults/processes'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { makeWorkflow } from '@/tests/support/make-workflow'
import { inParallel } from './open-store'

const EVENTS = 2000
const COPIES = 5
const AT_ONCE = 64

const sql = postgres(process.env.DATABASE_URL ?? '', { max: 2, onnotice: () => {} })
const victims: Victim[] = []
const servers: string[] = []
let store: DemoStore

beforeAll(async () => {
  store = await makeDemoStore()
  await asStore(sql, store.storeId, (tx) => tx`update stores set requests_per_minute = 100000000`)
  const source = { from: 'literal', value: 1 }
  await makeWorkflow(store.context, store.eventTypeId, [{ field: '_points', operator: 'add', source }])
  for (const entry of ['web', 'web', 'worker']) {
    const port = String(await freePort())
    const url = `http://127.0.0.1:${port}${entry === 'web' ? '/healthz' : '/'}`
    const isReady = () =>
      fetch(url).then(
        (response) => response.ok,
        () => false,
      )
    victims.push(new Victim(`tests/faults/${entry}.ts`, { PORT: port, READY_PORT: port }, isReady))
    if (entry === 'web') servers.push(`http://127.0.0.1:${port}`)
  }
  await Promise.all(victims.map((victim) => victim.start()))
})
afterAll(async () => {
  await Promise.all(victims.map((victim) => victim.kill()))
  await sql.end()
})

test('five copies of 2,000 events at once through two server processes are 2,000 events and 2,000 effects', {
  timeout: 180_000,
}, async () => {
  const copies = Array.from({ length: EVENTS * COPIES }, (_, n) => ({
    event: Math.floor(n / COPIES),
    copy: n % COPIES,
  }))
  const answers = await inParallel(copies, AT_ONCE, async ({ event, copy }) => {
    const path = `/api/custom-events/alias/${store.alias}?createContact=true`
    const response = await fetch(`${servers[(event + copy) % servers.length]}${path}`, {
      method: 'POST',
      headers: {
        ...{ authorization: `ApiKey ${store.apiKey}`, 'content-type': 'application/json' },
        'idempotency-key': `order ${event}`,
      },
      body: JSON.stringify({ email: `contact${event % 100}@example.org`, reference: String(event) }),
    })
    const { id } = (await response.json()) as { id: string } // contract §4
    return { status: response.status, id, isReplay: response.headers.get('idempotency-replayed') === 'true' }
  })
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(answers.filter(({ isReplay }) => isReplay)).toHaveLength(EVENTS * (COPIES - 1))

  const ledger: Ledger = { sent: new Set(), answered: new Map() }
  for (const [n, { event }] of copies.entries()) {
    const id = answers[n]?.id ?? ''
    // Every copy of an event is answered with the same id.
    expect(ledger.answered.get(String(event)) ?? id).toBe(id)
    ledger.sent.add(String(event))
    ledger.answered.set(String(event), id)
  }
  await drained()
  expect(await judge(sql, store.storeId, ledger)).toEqual({ contradictions: [], events: EVENTS })
  const [effects] = await asStore(sql, store.storeId, (tx) => tx`select count(*)::int as n from effects`)
  expect(effects?.n).toBe(EVENTS)
})

/** Until the worker has done all; a worker that never does ends the test by its time. */
async function drained(): Promise<void> {
  const left = async () => (await asStore(sql, store.storeId, (tx) => tx`select 1 from pending_work limit 1`)).length
  const claims = async () => (await asStore(sql, store.storeId, (tx) => tx`select 1 from work_claims limit 1`)).length
  while ((await left()) + (await claims()) > 0) await pause(50)
}
