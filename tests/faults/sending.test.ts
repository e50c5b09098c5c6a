import postgres from 'postgres'
import { Webhook } from 'standardwebhooks'
import { afterAll, expect, test } from 'vitest'
import { signingSecret } from '@/server/event-types/sending/signing-secret'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { makeSendType } from '@/tests/support/make-send-type'
import { fromEvent, makeSending } from '@/tests/support/make-workflow'
import { type Receiver, startReceiver } from '@/tests/support/receiver'
import { asStore, type Ledger } from './oracle'
import { freePort, pause, Victim } from './processes'
import { startSenders } from './senders'

const sql = postgres(process.env.DATABASE_URL ?? '', { max: 2, onnotice: () => {} })
afterAll(() => sql.end())

type Run = { store: DemoStore; ledger: Ledger; web: Victim; worker: Victim; receiver: Receiver; taken: Set<string> }

/** Senders at work, a workflow that sends each event on, a receiver that has its days; `wound` hurts web and worker meanwhile. */
async function run(workerDefect: string, wound: (run: Run) => Promise<void>): Promise<string[]> {
  const store = await makeDemoStore()
  await asStore(sql, store.storeId, (tx) => tx`update stores set requests_per_minute = 100000000`)
  const taken = new Set<string>()
  const receiver = await startReceiver(moody(taken))
  const sendType = await makeSendType(store, receiver.port)
  await makeSending(store.context, store.eventTypeId, sendType.id, { number: fromEvent('reference') })
  const [port, readyPort] = [await freePort(), await freePort()]
  const isOk = (url: string) => () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
  const web = new Victim('tests/faults/web.ts', { PORT: String(port) }, isOk(`http://127.0.0.1:${port}/healthz`))
  const env = { SEND_PORTS: String(receiver.port), SEND_ALLOWED_RANGES: '127.0.0.1/32', DEFECT: workerDefect }
  const worker = new Victim(
    'tests/faults/worker.ts',
    { READY_PORT: String(readyPort), ...env },
    isOk(`http://127.0.0.1:${readyPort}/`),
  )
  await Promise.all([web.start(), worker.start()])
  const url = `http://127.0.0.1:${port}/api/custom-events/alias/${store.alias}?createContact=true`
  const { ledger, stop } = startSenders(url, store.apiKey, 2, 15)
  await wound({ store, ledger, web, worker, receiver, taken })
  await stop()
  receiver.answer = take(taken)
  await drained(store.storeId)
  const { signingSecret: secret } = await signingSecret(store.context, { id: sendType.id })
  const contradictions = await judge({ store, ledger, receiver, taken }, secret)
  await Promise.all([web.kill(), worker.kill(), receiver.stop()])
  return contradictions
}

const take =
  (taken: Set<string>): Receiver['answer'] =>
  ({ id }, response) => {
    taken.add(id)
    response.end('ok')
  }

/** Fails every seventh request by 500, hangs up on every eleventh without an answer, and takes the rest. */
function moody(taken: Set<string>): Receiver['answer'] {
  let n = 0
  return (got, response, request) => {
    n++
    if (n % 11 === 0) request.socket.destroy()
    else if (n % 7 === 0) response.writeHead(500).end('not now')
    else take(taken)(got, response, request)
  }
}

/** Until nothing is pending, or long enough to say that it will stay so. What is to be tried later is tried now. */
async function drained(storeId: string): Promise<void> {
  for (let n = 0; n < 200; n++) {
    const left = await asStore(sql, storeId, async (tx) => {
      // Leases and delays end at once: the time itself is not what is tested.
      await tx`update deliveries set next_at = now() where state = 'pending' and next_at > now() + interval '12 seconds'`
      return tx`select (select count(*) from pending_work)::int
        + (select count(*) from deliveries where state = 'pending')::int as n`
    })
    if (left[0]?.n === 0) return
    await pause(100)
  }
}

/** What the senders and the receiver know, against each other and against the table. */
async function judge(
  { store, ledger, receiver, taken }: Pick<Run, 'store' | 'ledger' | 'receiver' | 'taken'>,
  secret: string,
): Promise<string[]> {
  const contradictions: string[] = []
  const bodies = new Map<string, string>()
  const idsOf = new Map<string, Set<string>>()
  const webhook = new Webhook(secret)
  for (const { id, body, headers } of receiver.got) {
    if (bodies.has(id) && bodies.get(id) !== body) contradictions.push(`changed: ${id} came with another body`)
    bodies.set(id, body)
    webhook.verify(body, headers)
    const { order } = JSON.parse(body) as { order: { number: string } } // by the definition of the event type
    idsOf.set(order.number, (idsOf.get(order.number) ?? new Set()).add(id))
  }
  for (const reference of ledger.answered.keys())
    if (![...(idsOf.get(reference) ?? [])].some((id) => taken.has(id)))
      contradictions.push(`lost: ${reference} was answered and never taken`)
  for (const [reference, ids] of idsOf) {
    if (!ledger.sent.has(reference)) contradictions.push(`never sent: ${reference}`)
    if (ids.size > 1) contradictions.push(`doubled: ${reference} came as ${ids.size} deliveries`)
  }
  const rows = await asStore(
    sql,
    store.storeId,
    (tx) => tx<{ state: string; n: number }[]>`select state, count(*)::int as n from deliveries group by state`,
  )
  for (const { state, n } of rows) if (state !== 'delivered') contradictions.push(`${n} ${state}`)
  return contradictions
}

const arrived = async ({ receiver }: Run, more: number) => {
  const goal = receiver.got.length + more
  while (receiver.got.length < goal) await pause(5)
}

/** Kills the worker between an answer of 200 and its note: the receiver answers only once the worker is gone. */
async function killWhileAnswering({ receiver, worker }: Run): Promise<string> {
  const before = receiver.answer
  const id = await new Promise<string>((resolve) => {
    receiver.answer = (got, response) => {
      receiver.answer = before
      response.write('o')
      void worker.kill().then(() => resolve(got.id))
    }
  })
  return id
}

test('whatever is killed, each event arrives at least once, always with the same id and body, and none is given up', async () => {
  const rounds = Number(process.env.FAULT_ROUNDS ?? 2)
  const interrupted: string[] = []
  let receiver: Receiver | undefined
  const contradictions = await run('', async (it) => {
    receiver = it.receiver
    for (let n = 0; n < rounds; n++) {
      await arrived(it, 60)
      await it.worker.kill()
      await it.worker.start()
      await arrived(it, 60)
      await it.web.kill()
      await it.web.start()
      await arrived(it, 30)
      interrupted.push(await killWhileAnswering(it))
      await it.worker.start()
    }
  })
  expect(contradictions).toEqual([])
  for (const id of interrupted) expect(receiver?.got.filter((got) => got.id === id).length).toBeGreaterThan(1)
})

test('the oracle sees what is lost where a try is noted before it is made', async () => {
  const contradictions = await run('note-first', async (it) => {
    await arrived(it, 60)
    await it.worker.kill()
    await it.worker.start()
    await arrived(it, 60)
  })
  expect(contradictions.join('\n')).toContain('lost:')
})
