import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { canInstallPackages, installPackages } from './debian.mjs'
import { ask, freePort } from './ports.mjs'
import { endProcess } from './processes.mjs'
import { findProgram, lastLines, until } from './run.mjs'
import { Failure } from './say.mjs'
import { startServer } from './server-process.mjs'
import { ownFolder, serverUser } from './unprivileged.mjs'

/** @typedef {{ url: string, port: number, pid: number, origin: string, exited: Promise<string>, stop(): Promise<void> }} Redis */

/** @type {[NodeJS.Signals, number][]} */
const SHUTDOWN = [
  ['SIGTERM', 10_000],
  ['SIGKILL', 5000],
]

const PROGRAMS = ['redis-server', 'valkey-server']

/** @param {import('./say.mjs').Step} step */
async function findRedis(step) {
  const found = findProgram(PROGRAMS)
  if (found || !canInstallPackages()) return found
  await installPackages(['redis-server'], step)
  return findProgram(PROGRAMS)
}

/**
 * Brings up a Redis of our own on the loopback, or answers null where none can be had: the product then runs its jobs
 * on Postgres. What a killed earlier run left running on `port` is stopped first.
 * @param {{ folder: string, logFile: string, password: string, port?: number, isThrowAway?: boolean, step: import('./say.mjs').Step }} options
 * @returns {Promise<Redis | null>}
 */
export async function startRedis({ folder, logFile, password, port: wantedPort, isThrowAway = false, step }) {
  const program = await findRedis(step)
  if (!program) return null
  const user = serverUser(folder)
  const dataFolder = ownFolder(folder, user)
  const login = `AUTH ${password}\r\n`
  if (wantedPort && (await ask(wantedPort, `${login}PING\r\n`, /PONG|ERR/)).includes('PONG')) {
    step.tell('stopping the one that an earlier run left behind')
    await ask(wantedPort, `${login}SHUTDOWN\r\n`, /ERR/)
  }

  const port = await freePort(wantedPort)
  const config = {
    bind: '127.0.0.1',
    port,
    dir: dataFolder,
    requirepass: password,
    appendonly: isThrowAway ? 'no' : 'yes',
    save: '""',
    'maxmemory-policy': 'noeviction',
    daemonize: 'no',
  }
  // By standard input, so that the password stands in no process list.
  const input = Object.entries(config)
    .map(([name, value]) => `${name} ${value}\n`)
    .join('')
  const server = startServer(program, ['-'], { cwd: dataFolder, logFile, user, input })
  const isReady = async () =>
    server.ending() !== '' || (await ask(port, `${login}PING\r\n`, /PONG|LOADING|ERR/)).includes('PONG')
  await until('Redis does not answer', isReady)
  if (server.ending()) throw new Failure(`Redis ${server.ending()}:\n${lastLines(readFileSync(logFile, 'utf8'))}`)
  const stop = () => endProcess(server.pid, SHUTDOWN)
  return { ...server, stop, url: `redis://:${password}@127.0.0.1:${port}`, port, origin: basename(program) }
}
