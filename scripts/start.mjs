/**
 * `npm start`: from a fresh clone to a running Inlet. Installs what is missing, brings up Postgres and Redis of its own
 * where DATABASE_URL and REDIS_URL are unset, migrates, makes a demo store, builds, serves. Plain JavaScript without
 * dependencies, since it runs before they are installed.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CHILDREN_OF_ROLE, migrate, seed, startApp } from './prepare/app.mjs'
import { buildWhenNeeded } from './prepare/build.mjs'
import { loadDotenv } from './prepare/dotenv.mjs'
import { settleEarlierRun } from './prepare/earlier-run.mjs'
import { checkNode, installDependencies } from './prepare/install.mjs'
import { DATA, LOGS, ROOT, readInstance, readJson, secrets, writeInstance, writeJson } from './prepare/instance.mjs'
import { isPortFree } from './prepare/ports.mjs'
import { startPostgres } from './prepare/postgres.mjs'
import { startRedis } from './prepare/redis.mjs'
import { endCommands } from './prepare/run.mjs'
import { createSay, Failure } from './prepare/say.mjs'
import { welcome } from './prepare/welcome.mjs'

const say = createSay()
const DEMO = join(DATA, 'demo.json')
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** What runs, in the order of starting; stopped from the end. @type {{ name: string, pid: number, exited: Promise<string>, stop(): Promise<void>, kill?(): void, tail?(): string }[]} */
const running = []

/** Resolves with the reason to stop: a signal, or a child that ended by itself. */
let stopBecause = (/** @type {{ exitCode: number, words: string }} */ _reason) => {}
/** @type {Promise<{ exitCode: number, words: string }>} */
const reasonToStop = new Promise((resolve) => {
  stopBecause = resolve
})

let isStopping = false

/** @type {typeof running[number] | undefined} */
let stoppingNow

/** @type {import('./prepare/instance.mjs').Instance} */
let instance

/** Remembers a process for the stop, and for the start after a kill. */
function started(/** @type {string} */ name, /** @type {typeof running[number]} */ server) {
  running.push({ ...server, name })
  if (isStopping) throw new Failure('Stopping.')
  instance.pids = { ...instance.pids, [name]: server.pid }
  writeInstance(instance)
  server.exited.then((how) =>
    stopBecause({
      exitCode: 1,
      words: `${name} ${how}, so the rest stops too.${server.tail ? `\n${server.tail()}` : ''}`,
    }),
  )
}

async function start() {
  checkNode()
  loadDotenv()
  const role = process.env.INLET_ROLE ?? 'all'
  if (!Object.hasOwn(CHILDREN_OF_ROLE, role))
    throw new Failure(`INLET_ROLE is "${role}", and must be all, web, ingest or worker.`)
  const isServing = CHILDREN_OF_ROLE[role].includes('web')
  const port = Number(process.env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Failure(`PORT is "${process.env.PORT}", and must be a number from 1 to 65535.`)
  const earlier = readInstance()
  await settleEarlierRun(earlier, say)
  if (isServing && !((await isPortFree(port)) && (await isPortFree(port, '127.0.0.1'))))
    throw new Failure(
      `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
    )

  mkdirSync(LOGS, { recursive: true })
  const { appSecret, postgresPassword, redisPassword } = secrets(() => randomBytes(32).toString('hex'))
  instance = {
    databaseUrl: process.env.DATABASE_URL ?? '',
    redisUrl: process.env.REDIS_URL ?? null,
    appSecret: process.env.APP_SECRET ?? appSecret,
    port,
    appUrl: process.env.APP_URL ?? `http://localhost:${port}`,
    pids: { start: process.pid },
    ports: earlier.ports ?? {},
  }
  writeInstance(instance)
  await installDependencies(say)
  await bringUpPostgres(postgresPassword)
  await bringUpRedis(redisPassword)

  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: instance.databaseUrl,
    ...(instance.redisUrl && { REDIS_URL: instance.redisUrl }),
    APP_SECRET: instance.appSecret,
    APP_URL: instance.appUrl,
    PORT: String(port),
  }
  const migrating = say.step('Database schema')
  await migrate(env)
  migrating.done('up to date')
  const demo = await demoStore(env)
  // Role `ingest` answers events only and loads no dashboard.
  if (role === 'all' || role === 'web') await buildWhenNeeded(say)
  const step = say.step('Inlet')
  const onStarted = (/** @type {import('./prepare/children.mjs').Child} */ child) => started(child.name, child)
  await startApp({ role, env, logs: LOGS, onLine: say.line, onStarted, step })
  step.done(`running (${CHILDREN_OF_ROLE[role].join(' and ')})`)
  for (const line of welcome({ instance, demo, isServing })) say.line(line)
}

/** @param {string} password */
async function bringUpPostgres(password) {
  if (instance.databaseUrl) return say.step('Postgres').done('DATABASE_URL')
  const step = say.step('Postgres')
  const options = {
    root: ROOT,
    folder: join(DATA, 'postgres'),
    logFile: join(LOGS, 'postgres.log'),
    password,
    port: instance.ports.postgres,
    step,
  }
  const postgres = await startPostgres(options)
  instance.databaseUrl = postgres.url
  instance.ports.postgres = postgres.port
  // A login to data that is gone is none.
  if (postgres.isNew) rmSync(DEMO, { force: true })
  started('postgres', postgres)
  step.done(`${postgres.origin}, data in .data/postgres`)
}

/** @param {string} password */
async function bringUpRedis(password) {
  if (instance.redisUrl) return say.step('Redis').done('REDIS_URL')
  const step = say.step('Redis')
  const redis = await startRedis({
    folder: join(DATA, 'redis'),
    logFile: join(LOGS, 'redis.log'),
    password,
    port: instance.ports.redis,
    step,
  })
  if (!redis)
    return step.done(
      'none here, so jobs run on Postgres and limits within the process (install redis-server for more throughput)',
    )
  instance.redisUrl = redis.url
  instance.ports.redis = redis.port
  started('redis', redis)
  step.done(`${redis.origin}, data in .data/redis`)
}

/** The login and key of the demo store: made at the first start on an empty database, shown at every start. */
async function demoStore(/** @type {NodeJS.ProcessEnv} */ env) {
  const database = running.some(({ name }) => name === 'postgres')
    ? 'own'
    : createHash('sha256').update(instance.databaseUrl).digest('hex')
  const known = readJson(DEMO)
  if (known?.database === database) return known.demo
  const step = say.step('Demo store')
  const demo = await seed(env)
  writeJson(DEMO, { database, demo })
  step.done(demo ? 'made' : 'not made, the database holds a store already')
  return demo
}

/** Web drains before the worker goes, and the databases outlive both. */
const STOP_ORDER = ['web', 'worker', 'redis', 'postgres']

/** @param {Promise<void>} starting */
async function stop(starting) {
  isStopping = true
  endCommands()
  let hasSettled = false
  starting.finally(() => {
    hasSettled = true
  })
  // What a start under way brings up in the meantime is stopped as well.
  while (!hasSettled || running.length > 0) {
    running.sort((a, b) => STOP_ORDER.indexOf(a.name) - STOP_ORDER.indexOf(b.name))
    const server = running.shift()
    if (!server) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      continue
    }
    stoppingNow = server
    const step = say.step(`Stopping ${server.name}`)
    await server.stop()
    step.done()
  }
  if (instance) writeInstance({ ...instance, pids: {} })
}

let firstSignalAt = 0

/** npm repeats a Ctrl-C at once, so only a later one means: do not wait for web and worker to drain. */
function onSignal() {
  if (firstSignalAt === 0) firstSignalAt = Date.now()
  stopBecause({ exitCode: 0, words: '' })
  if (Date.now() - firstSignalAt < 1000) return
  stoppingNow?.kill?.()
  for (const server of running) server.kill?.()
}

for (const signal of SIGNALS) process.on(signal, onSignal)
say.line('Inlet')
const starting = start().catch((error) => {
  stopBecause({ exitCode: 1, words: error instanceof Failure ? error.message : error.stack })
})
const { exitCode, words } = await reasonToStop
if (exitCode !== 0) say.giveUp()
say.line(words && `\n${words}\n`)
await stop(starting)
process.exit(exitCode)
