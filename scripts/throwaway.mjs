/**
 * Throw-away Postgres and Redis for tests: prints `{"databaseUrl","redisUrl","touch"}` on standard output. One pair per
 * clone is kept between runs, so that a single test file starts at once; it ends by itself when nobody has touched the
 * file `touch` for half an hour. `--stop` ends it now.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from './prepare/instance.mjs'
import { endProcess, isAlive } from './prepare/processes.mjs'
import { lastLines, until } from './prepare/run.mjs'
import { createSay, Failure } from './prepare/say.mjs'
import { startThrowAwayServers } from './prepare/throw-away-servers.mjs'

const IDLE_MS = 30 * 60_000
const home = join(
  tmpdir(),
  `inlet-test-${createHash('sha256').update(`${ROOT} ${process.getuid?.()}`).digest('hex').slice(0, 12)}`,
)
const stateFile = join(home, 'state.json')
const logFile = join(home, 'keeper.log')

/** @returns {{ databaseUrl: string, redisUrl: string | null, pids: number[], keeper: number } | null} */
function runningState() {
  if (!existsSync(stateFile)) return null
  const state = JSON.parse(readFileSync(stateFile, 'utf8'))
  return isAlive(state.keeper) && state.pids.every(isAlive) ? state : null
}

/** Stays: holds the servers until they are idle for too long, one of them ends, or it is told to stop. */
async function keep() {
  const servers = await startThrowAwayServers({ folder: home, say: createSay(process.stderr) })
  const pids = [servers.postgres.pid, ...(servers.redis ? [servers.redis.pid] : [])]
  const state = { databaseUrl: servers.postgres.url, redisUrl: servers.redis?.url ?? null, pids, keeper: process.pid }
  writeFileSync(`${stateFile}.new`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${stateFile}.new`, stateFile)
  const isIdle = () => Date.now() - (statSync(stateFile, { throwIfNoEntry: false })?.mtimeMs ?? 0) > IDLE_MS
  await new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, resolve)
    setInterval(() => isIdle() && resolve(undefined), 5000)
    servers.postgres.exited.then(resolve)
    servers.redis?.exited.then(resolve)
  })
  rmSync(stateFile, { force: true })
  await servers.stop()
  rmSync(home, { recursive: true, force: true })
  process.exit(0)
}

/** Answers the running pair, or starts a keeper for one; several callers at once get the same. */
async function ensure() {
  for (;;) {
    const state = runningState()
    if (state) return state
    mkdirSync(dirname(home), { recursive: true })
    const lock = `${home}.lock`
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
    } catch {
      if (!isAlive(Number(readFileSync(lock, { encoding: 'utf8' })))) rmSync(lock, { force: true })
      await new Promise((resolve) => setTimeout(resolve, 100))
      continue
    }
    try {
      if (!runningState()) await startKeeper()
    } finally {
      rmSync(lock, { force: true })
    }
  }
}

async function startKeeper() {
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { mode: 0o755 })
  const log = openSync(logFile, 'w')
  const keeper = spawn(process.execPath, [fileURLToPath(import.meta.url), '--keep'], {
    detached: true,
    stdio: ['ignore', log, log],
  })
  let hasEnded = false
  keeper.on('exit', () => {
    hasEnded = true
  })
  keeper.unref()
  await until(
    'The servers for tests do not start',
    () => {
      if (hasEnded)
        throw new Failure(`The servers for tests did not start:\n${lastLines(readFileSync(logFile, 'utf8'))}`)
      return existsSync(stateFile)
    },
    { withinMs: 300_000 },
  )
}

try {
  if (process.argv.includes('--keep')) await keep()
  else if (process.argv.includes('--stop')) {
    const state = runningState()
    if (state) await endProcess(state.keeper, [['SIGTERM', 30_000]])
  } else {
    const { databaseUrl, redisUrl } = await ensure()
    utimesSync(stateFile, new Date(), new Date())
    process.stdout.write(`${JSON.stringify({ databaseUrl, redisUrl, touch: stateFile })}\n`)
  }
} catch (error) {
  process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`)
  process.exit(1)
}
