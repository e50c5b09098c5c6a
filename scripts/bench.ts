import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inStore, stores } from '@/db'
import { migrate } from '@/db/migrate'
import { createSegment } from '@/server/segments/create-segment'
import { segmentInputSchema } from '@/server/segments/schema'
import { makeDemoStore } from '@/tests/support/make-demo-store'
import { fromEvent, makeWorkflow } from '@/tests/support/make-workflow'
import { cpuOf } from './bench/cpu'
import { drained } from './bench/drained'
import { load } from './bench/load'
import { report, type Variant } from './bench/report'
import { createSay } from './prepare/say.mjs'
import { startThrowAwayServers } from './prepare/throw-away-servers.mjs'

/**
 * `npm run bench`: what an event costs, as ratios within one run. All servers run at once, rounds are interleaved, so a
 * machine that slows down slows all of them. Prints accepted events/s, p50, p99, CPU per request by process.
 */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const ROUND_MS = Number(process.env.BENCH_SECONDS ?? 5) * 1000
const CONNECTIONS = 64
const CONTACTS = 5000

/** A segment like those that owners make: three orders over 50 in the last 30 days. */
const SPENDERS = (eventTypeId: string) => ({
  ...{ name: 'Spenders', type: 'dynamic-plus' },
  definition: {
    match: 'all',
    conditions: [
      {
        ...{ kind: 'event', eventTypeId, count: { operator: 'at-least', value: 3 } },
        window: { last: { value: 30, unit: 'day' } },
        where: [{ field: 'total', operator: 'greater-than', value: 50 }],
      },
    ],
  },
})

const say = createSay(process.stderr)
const folder = mkdtempSync(join(tmpdir(), 'inlet-bench-'))
const children: ChildProcess[] = []

/** Rises for the whole run: the same contacts come again and again, as they do in life. */
let sent = 0
function eventRequest(variant: Variant): Buffer {
  const n = sent++ % CONTACTS
  const body = JSON.stringify({
    email: `contact${n}@example.org`,
    name: `Contact ${n}`,
    phone: '+34666777888',
    total: 59.9 + n,
    'shipped-at': '2026-01-31T10:00:00Z',
    reference: `order-${sent}`,
  })
  const head = [
    `POST ${variant.path} HTTP/1.1`,
    'host: bench',
    'content-type: application/json',
    `content-length: ${body.length}`,
    ...variant.headers,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => probe.once('listening', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

function start(args: string[], env: Record<string, string>): ChildProcess {
  const loader = args[0]?.endsWith('.mjs') ? [] : ['--import', 'tsx']
  const child = spawn(process.execPath, [...loader, ...args], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  children.push(child)
  return child
}

async function answers(port: number): Promise<void> {
  for (let n = 0; n < 600; n++) {
    const ok = await new Promise<boolean>((resolve) => {
      const probe = httpRequest({ port, host: '127.0.0.1', path: '/healthz' }, (response) => {
        response.resume()
        resolve(true)
      })
      probe.on('error', () => resolve(false))
      probe.end()
    })
    if (ok) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`nothing answers on port ${port}`)
}

function run(command: string[], env: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command.join(' ')} ended with ${code}`))))
  })
}

async function round(variant: Variant, postgresPid: number): Promise<void> {
  const before = { server: cpuOf(variant.pid), postgres: cpuOf(postgresPid), worker: cpuOf(variant.workerPid) }
  const measured = await load({
    host: '127.0.0.1',
    port: variant.port,
    request: () => eventRequest(variant),
    connections: CONNECTIONS,
    durationMs: ROUND_MS,
  })
  variant.rounds.push({
    ...measured,
    serverCpu: cpuOf(variant.pid) - before.server,
    postgresCpu: cpuOf(postgresPid) - before.postgres,
    workerCpu: cpuOf(variant.workerPid) - before.worker,
  })
}

try {
  const servers = await startThrowAwayServers({ folder, say, isDurable: true })
  const env = {
    DATABASE_URL: servers.postgres.url,
    ...(servers.redis ? { REDIS_URL: servers.redis.url } : {}),
    APP_SECRET: 'bench'.repeat(8),
  }
  Object.assign(process.env, env)
  await migrate(servers.postgres.url)
  const store = await makeDemoStore()
  await makeWorkflow(store.context, store.eventTypeId, [
    { field: '_name', operator: 'set', source: fromEvent('name') },
    { field: '_points', operator: 'add', source: { from: 'literal', value: 1 } },
  ])
  await createSegment(store.context, segmentInputSchema.parse(SPENDERS(store.eventTypeId)))
  await inStore(store.storeId, (tx) => tx.update(stores).set({ requestsPerMinute: 100_000_000 }))
  const bareDir = new URL('./bench/bare', import.meta.url).pathname
  const build = say.step('Building what is measured')
  await run(['node_modules/next/dist/bin/next', 'build', bareDir], env)
  if (!existsSync('.next/BUILD_ID')) await run(['node_modules/next/dist/bin/next', 'build'], env)
  await run(['scripts/bundle.mjs'], env)
  build.done('ready')
  const ports = await Promise.all([freePort(), freePort(), freePort(), freePort(), freePort()])
  const startOn = (n: number, args: string[], more: Record<string, string> = {}) =>
    start(args, { ...env, PORT: String(ports[n]), ...more })
  const processes = [
    startOn(0, ['scripts/bench/plain.ts']),
    startOn(1, ['scripts/bench/next-server.ts', bareDir]),
    startOn(2, ['scripts/bench/next-server.ts', '.']),
    startOn(3, ['.next/inlet/web.mjs'], { INLET_ROLE: 'ingest' }),
  ]
  await Promise.all(ports.slice(0, 4).map(answers))
  const names = [
    '(a) node:http, nothing stored',
    '(b) bare Next route, nothing stored',
    '(c) our route handler',
    '(d) our fast lane',
  ]
  const headers = [`authorization: ApiKey ${store.apiKey}`]
  const variants = names.map((name, n): Variant => {
    const path = n < 2 ? '/event' : `/api/custom-events/alias/${store.alias}?createContact=true`
    return {
      name,
      port: ports[n] ?? 0,
      pid: processes[n]?.pid ?? 0,
      path,
      headers,
      isOurs: n > 1,
      rounds: [],
      workerPid: 0,
    }
  })
  for (const variant of variants)
    await load({
      host: '127.0.0.1',
      port: variant.port,
      request: () => eventRequest(variant),
      connections: 8,
      durationMs: 1500,
    })
  for (let n = 0; n < ROUNDS; n++) {
    for (const variant of variants) {
      await round(variant, servers.postgres.pid)
      process.stderr.write('.')
    }
  }
  const ours = variants[3]
  if (!ours) throw new Error('no fast lane was measured')
  const worker = startOn(4, ['.next/inlet/worker.mjs'])
  const drain = await drained(store.storeId)
  const both = { ...ours, name: '(e) fast lane, worker processing', rounds: [], workerPid: worker.pid ?? 0 }
  for (let n = 0; n < ROUNDS; n++) await round(both, servers.postgres.pid)
  const lag = await drained(store.storeId)
  report(
    [...variants, both],
    `${CONNECTIONS} connections, ${ROUNDS} interleaved rounds of ${ROUND_MS / 1000} s, medians`,
  )
  process.stdout.write(
    `\nThe worker alone did the work of ${drain.events} waiting events (one workflow, one segment) at ${(drain.events / drain.seconds).toFixed(0)} a second;\n` +
      `beside (e) it was ${lag.events} events behind at the end, and done ${lag.seconds.toFixed(1)} s later.\n`,
  )
  for (const child of children) child.kill('SIGKILL')
  await servers.stop()
} finally {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
