import { spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { endingOf } from './processes.mjs'

/**
 * Starts a server that goes on by itself: in a process group of its own, so that Ctrl-C in the terminal reaches only the
 * script, which stops its servers in order.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, logFile: string, env?: NodeJS.ProcessEnv, user?: import('./run.mjs').SystemUser | null, input?: string }} options
 * @returns {{ pid: number, ending: () => string, exited: Promise<string> }} `ending` is empty while the server lives
 */
export function startServer(command, args, { cwd, logFile, env = process.env, user, input }) {
  const log = openSync(logFile, 'w')
  const who = user ? { uid: user.uid, gid: user.gid } : {}
  const stdio = /** @type {const} */ ([input === undefined ? 'ignore' : 'pipe', log, log])
  const child = spawn(command, args, { cwd, env, ...who, stdio, detached: true })
  const ended = endingOf(child, 'exit')
  child.stdin?.on('error', () => {}) // the ending tells
  child.stdin?.end(input)
  child.unref()
  return { pid: child.pid ?? 0, ...ended }
}
