import { Redis } from 'ioredis'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { makeWaitingWorkflow, makeWorkflow } from '@/tests/support/make-workflow'
import { asStore, type Facts, judge, type Ledger } from './oracle'
import { freePort, pause, Victim } from './processes'
import { startSenders } from './senders'

const sql = postgres(process.env.DATABASE_URL ?? '', { max: 2, onnotice: () => {} })
afterAll(() => sql.end())

type Run = { store: DemoStore; ledger: Ledger; web: Victim; worker: Victim; stopSending: () => Promise<void> }

/** A web and a worker process on this file's database, with senders at work while `wound` hurts them; then time to drain. */
async function run(
  {
    web: webDefect = '',
    worker: workerDefect = '',
    env = {},
    waitSeconds = 0,
  }: { web?: string; worker?: string; env?: Record<string, string>; waitSeconds?: number },
  wound: (run: Run) => Promise<void>,
): Promise<Facts> {
  const store = await makeDemoStore()
  await asStore(sql, store.storeId, (tx) => tx`update stores set requests_per_minute = 100000000`)
  const addsOne = [{ field: '_points', operator: 'add', source: { from: 'literal', value: 1 } }]
  if (waitSeconds > 0) await makeWaitingWorkflow(store.context, store.eventTypeId, addsOne, waitSeconds)
  else await makeWorkflow(store.context, store.eventTypeId, addsOne)
  const [port, readyPort] = [await freePort(), await freePort()]
  const answers = (url: string) =>
    fetch(url).then(
      (response) => response.ok,
      () => false,
    )
  const web = new Victim('tests/faults/web.ts', { PORT: String(port), DEFECT: webDefect, ...env }, () =>
    answers(`http://127.0.0.1:${port}/healthz`),
  )
  const worker = new Victim(
    'tests/faults/worker.ts',
    { READY_PORT: String(readyPort), DEFECT: workerDefect, ...env },
    () => answers(`http://127.0.0.1:${readyPort}/`),
  )
  await Promise.all([web.start(), worker.start()])
  const url = `http://127.0.0.1:${port}/api/custom-events/alias/${store.alias}?createContact=true`
  const { ledger, stop } = startSenders(url, store.apiKey, 8)
  await wound({ store, ledger, web, worker, stopSending: stop })
  await stop()
  await drained(store.storeId)
  const facts = await judge(sql, store.storeId, ledger)
  await Promise.all([web.kill(), worker.kill()])
  return facts
}

/** Until nothing is pending and nothing waits, or long enough to say that it will stay so. */
async function drained(storeId: string): Promise<void> {
  for (let n = 0; n < 150; n++) {
    const [row] = await asStore(
      sql,
      storeId,
      (tx) => tx`select (select count(*) from pending_work)::int + (select count(*) from execution_waits)::int as n`,
    )
    if (row?.n === 0) return
    await pause(100)
  }
}

const answered = async ({ ledger }: Run, more: number) => {
  const goal = ledger.answered.size + more
  while (ledger.answered.size < goal) await pause(10)
}

const flushRedis = async () => {
  if (!process.env.REDIS_URL) return
  const redis = new Redis(process.env.REDIS_URL)
  await redis.flushall()
  redis.disconnect()
}

test('kill -9 of web and worker and a flushed Redis, again and again under load, lose and double nothing', async () => {
  const rounds = Number(process.env.FAULT_ROUNDS ?? 3)
  const { contradictions, events } = await run({}, async (it) => {
    for (let n = 0; n < rounds; n++) {
      await answered(it, 100)
      await it.web.kill()
      await it.web.start()
      await answered(it, 100)
      await it.worker.kill()
      await flushRedis()
      await it.worker.start()
      await answered(it, 100)
      await flushRedis()
    }
  })
  expect(contradictions).toEqual([])
  expect(events).toBeGreaterThan(300)
})

test('waits survive kill -9 of web and worker and a flushed Redis: each goes on once', async () => {
  const { contradictions, events } = await run({ waitSeconds: 1 }, async (it) => {
    for (let n = 0; n < 3; n++) {
      await answered(it, 100)
      await it.worker.kill()
      await flushRedis()
      await answered(it, 50)
      await it.worker.start()
      await answered(it, 150)
      await it.web.kill()
      await it.web.start()
    }
  })
  expect(contradictions).toEqual([])
  expect(events).toBeGreaterThan(300)
})

test('a worker that froze and wakes up beside another doubles nothing', async () => {
  const { contradictions, events } = await run({}, async (it) => {
    await answered(it, 100)
    it.worker.freeze()
    await answered(it, 200)
    it.worker.thaw()
    await answered(it, 100)
  })
  expect(contradictions).toEqual([])
  expect(events).toBeGreaterThan(300)
})

test('with a Redis that cannot be reached at all, events are taken and the sweep does their work', async () => {
  const { contradictions, events } = await run({ env: { REDIS_URL: 'redis://127.0.0.1:1' } }, (it) => answered(it, 400))
  expect(contradictions).toEqual([])
  expect(events).toBeGreaterThan(300)
})

test('the oracle sees what an answer before the commit loses', async () => {
  const { contradictions } = await run({ web: 'answer-first' }, async (it) => {
    await answered(it, 100)
    await it.web.kill()
    await it.web.start()
    await answered(it, 20)
  })
  expect(contradictions.join('\n')).toContain('lost:')
})

test('the oracle sees what a worker without a sweep leaves when Redis forgets', async () => {
  const { contradictions } = await run({ worker: 'no-sweep' }, async (it) => {
    await it.worker.kill()
    await answered(it, 100)
    await it.stopSending()
    // With the web process goes the last ring, which may be on its way still.
    await it.web.kill()
    await flushRedis()
    await it.worker.start()
  })
  expect(contradictions.join('\n')).toContain('still pending')
})
