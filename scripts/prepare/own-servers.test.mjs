import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, expect, it } from 'vitest'
import { ROOT } from './instance.mjs'
import { ask } from './ports.mjs'
import { newPassword, startPostgres } from './postgres.mjs'
import { isAlive } from './processes.mjs'
import { startRedis } from './redis.mjs'
import { until } from './run.mjs'

const folder = mkdtempSync(join(tmpdir(), 'inlet-own-'))
chmodSync(folder, 0o755)
const step = { tell: () => {}, done: () => {} }
const password = newPassword()
/** @type {{ stop(): Promise<void> }[]} */
const servers = []

afterAll(async () => {
  for (const server of servers) await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** @param {{ port?: number }} [options] */
async function bringUpPostgres({ port } = {}) {
  const server = await startPostgres({
    root: ROOT,
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    password,
    port,
    step,
  })
  servers.push(server)
  return server
}

/** @param {string} url @param {string} statement */
async function query(url, statement) {
  const sql = postgres(url, { max: 1 })
  return sql.unsafe(statement).finally(() => sql.end())
}

it('keeps what was committed when Postgres is killed, and finds it at the next start', async () => {
  const first = await bringUpPostgres()
  expect(await query(first.url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }])
  expect(await query(first.url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
    { rolsuper: false },
  ])
  await query(first.url, 'create table kept (id int); insert into kept values (1)')
  process.kill(first.pid, 'SIGKILL')
  await first.exited
  const second = await bringUpPostgres({ port: first.port })
  expect(await query(second.url, 'select id from kept')).toEqual([{ id: 1 }])
}, 60_000)

it('stops a Postgres that an earlier run left behind before it starts on the same data', async () => {
  const first = await bringUpPostgres()
  const second = await bringUpPostgres()
  expect(isAlive(first.pid)).toBe(false)
  await second.stop()
  expect(isAlive(second.pid)).toBe(false)
}, 60_000)

it('stops a Redis that an earlier run left behind, and finds its data', async (context) => {
  const options = { folder: join(folder, 'redis'), logFile: join(folder, 'redis.log'), password, step }
  const first = await startRedis(options)
  if (!first) return context.skip()
  servers.push(first)
  const login = `AUTH ${password}\r\n`
  await ask(first.port, `${login}SET a 1\r\n`, /OK\r\n\+OK/)
  const second = await startRedis({ ...options, port: first.port })
  if (!second) throw new Error('Redis was here a moment ago')
  servers.push(second)
  expect(await ask(second.port, `${login}GET a\r\n`, /\$1\r\n1/)).toContain('$1\r\n1')
  await until('the first Redis is gone', () => !isAlive(first.pid))
}, 60_000)
