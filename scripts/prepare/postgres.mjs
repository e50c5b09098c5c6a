import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './ports.mjs'
import { findPostgres } from './postgres-programs.mjs'
import { commandOf, endProcess, folderOf, hasNumber, isWorkedIn } from './processes.mjs'
import { lastLines, mustRun, until } from './run.mjs'
import { Failure } from './say.mjs'
import { startServer } from './server-process.mjs'
import { ownFolder, serverUser } from './unprivileged.mjs'

/** @typedef {{ url: string, adminUrl: string, port: number, pid: number, origin: string, isNew: boolean, exited: Promise<string>, stop(): Promise<void> }} Postgres */

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  synchronous_commit: 'on',
  max_connections: 200,
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: 1.1,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** For data that nobody will miss: a crash of the machine may take it, a crash of a process does not. */
const THROW_AWAY = { fsync: 'off', full_page_writes: 'off', shared_buffers: '128MB' }

/** The server's user, and the one that the product connects as: it owns its database and is no superuser, as on a hosted Postgres. */
const ADMIN = 'postgres'
export const OWNER = 'inlet'

/** Fast shutdown, then immediate, then by force. @type {[NodeJS.Signals, number][]} */
const SHUTDOWN = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5000],
  ['SIGKILL', 5000],
]

/**
 * Brings up a Postgres of our own and answers when it takes connections; the database `inlet` is there then.
 * What a killed earlier run left running on the same folder is stopped first.
 * @param {{ root: string, folder: string, logFile: string, password: string, port?: number, isThrowAway?: boolean, step: import('./say.mjs').Step }} options
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ root, folder, logFile, password, port: wantedPort, isThrowAway = false, step }) {
  const user = serverUser(folder)
  const dataFolder = join(ownFolder(folder, user), 'data')
  const programs = await findPostgres({ root, dataFolder, user, step })
  const isNew = !existsSync(dataFolder)
  if (isNew) {
    step.tell(`making a database cluster with ${programs.origin}`)
    await makeCluster({ programs, dataFolder, user, password, isThrowAway })
  }
  await stopLeftover(dataFolder, step)

  step.tell(`starting ${programs.origin}`)
  const port = await freePort(wantedPort)
  const launched = await launch({ programs, dataFolder, user, port, logFile, isThrowAway })
  const url = (/** @type {string} */ name, /** @type {string} */ database) =>
    `postgres://${name}:${password}@127.0.0.1:${port}/${database}`
  await makeOwnerAndDatabase(url(ADMIN, 'postgres'), password)
  return { ...launched, url: url(OWNER, OWNER), adminUrl: url(ADMIN, 'postgres'), port, origin: programs.origin, isNew }
}

/** Made under another name and renamed when whole, so that an interrupted start leaves nothing half made. */
async function makeCluster({ programs, dataFolder, user, password, isThrowAway }) {
  const draft = `${dataFolder}.draft`
  const passwordFile = `${dataFolder}.password`
  rmSync(draft, { recursive: true, force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  mkdirSync(draft, { mode: 0o700 })
  if (user) for (const path of [passwordFile, draft]) chownSync(path, user.uid, user.gid)
  const locale =
    programs.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--no-locale']
  const args = ['-D', draft, '-U', ADMIN, '-E', 'UTF8', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, ...locale]
  await mustRun(programs.initdb, isThrowAway ? [...args, '--no-sync'] : args, { user, cwd: draft })
  rmSync(passwordFile)
  renameSync(draft, dataFolder)
}

/** @param {string} dataFolder @param {import('./say.mjs').Step} step */
async function stopLeftover(dataFolder, step) {
  const file = join(dataFolder, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const command = await commandOf(pid)
  if (/postgres/.test(command) && (folderOf(pid) ?? dataFolder) === dataFolder) {
    step.tell('stopping the one that an earlier run left behind')
    return endProcess(pid, SHUTDOWN)
  }
  // The number belongs to another program by now, or to a killed server that nobody has asked for (a container without
  // an init): Postgres would take either for a server. Its file may go when none of its processes is left.
  await until('The processes of an earlier Postgres do not end', () => !isWorkedIn(dataFolder))
  if (hasNumber(pid)) rmSync(file, { force: true })
}

/** @returns {Promise<{ pid: number, exited: Promise<string>, stop(): Promise<void> }>} */
async function launch({ programs, dataFolder, user, port, logFile, isThrowAway }) {
  const settings = { ...SETTINGS, ...(isThrowAway && THROW_AWAY), port }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  // After a kill -9 its backends may live for a moment longer and hold the shared memory: then try again.
  for (let attempt = 1; ; attempt++) {
    const server = startServer(programs.postgres, ['-D', dataFolder, ...args], { cwd: dataFolder, logFile, env, user })
    const isReady = () => server.ending() !== '' || hasReadyLine(dataFolder, server.pid)
    await until('Postgres does not take connections', isReady, { everyMs: 20 })
    if (server.ending() === '') return { ...server, stop: () => endProcess(server.pid, SHUTDOWN) }
    const lines = lastLines(readFileSync(logFile, 'utf8'))
    if (!/shared memory block .* is still in use/.test(lines) || attempt === 20)
      throw new Failure(`Postgres ${server.ending()}:\n${lines}`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** The eighth line of postmaster.pid tells the state; pg_ctl waits for the same. */
function hasReadyLine(dataFolder, pid) {
  try {
    const lines = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

/** @param {string} adminUrl @param {string} password hexadecimal, ours */
async function makeOwnerAndDatabase(adminUrl, password) {
  const { default: postgres } = await import('postgres')
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    if ((await sql`select 1 from pg_roles where rolname = ${OWNER}`).length === 0)
      await sql.unsafe(`create role ${OWNER} login createdb createrole password '${password}'`)
    if ((await sql`select 1 from pg_database where datname = ${OWNER}`).length === 0)
      await sql.unsafe(`create database ${OWNER} owner ${OWNER}`)
  } finally {
    await sql.end()
  }
}

/** For a URL and an SQL literal without quoting. */
export const newPassword = () => randomBytes(24).toString('hex')
