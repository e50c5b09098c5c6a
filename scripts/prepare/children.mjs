import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { ROOT } from './instance.mjs'
import { endingOf, endProcess } from './processes.mjs'

/** @typedef {{ name: string, pid: number, exited: Promise<string>, ending: () => string, tail(): string, stop(): Promise<void>, kill(): void }} Child */

/** A process has 25 s to drain (it answers what it has begun), then it is ended by force. @type {[NodeJS.Signals, number][]} */
const DRAIN = [
  ['SIGTERM', 26_000],
  ['SIGKILL', 5000],
]

/** Of the JSON lines only these are for the terminal; all of them are in the log file. */
const SHOWN_LEVELS = new Set(['warn', 'error', 'fatal'])

/** @param {string} line @returns {string | null} what the terminal shows of it */
function shown(line) {
  if (!line.startsWith('{')) return line
  try {
    const { level, msg, err, ...fields } = JSON.parse(line)
    if (!SHOWN_LEVELS.has(level)) return null
    const rest = Object.entries(fields).flatMap(([name, value]) =>
      ['time', 'pid', 'role'].includes(name) ? [] : `${name}=${value}`,
    )
    return [level, msg, ...rest, err ? `${err.code ?? err.name} ${err.at?.[0] ?? ''}` : ''].join(' ').trim()
  } catch {
    return line
  }
}

/**
 * Starts one of the product's own processes as `scripts/bundle.mjs` built it.
 * @param {{ name: 'web' | 'worker', script: string, env: NodeJS.ProcessEnv, logFile: string, onLine: (line: string) => void }} options
 * @returns {Child}
 */
export function startChild({ name, script, env, logFile, onLine }) {
  const child = spawn(process.execPath, ['--enable-source-maps', script], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const log = createWriteStream(logFile)
  /** @type {string[]} */
  const tail = []
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`)
      tail.push(line)
      if (tail.length > 40) tail.shift()
      const text = shown(line)
      if (text) onLine(`${name} │ ${text}`)
    })
  const pid = child.pid ?? 0
  return {
    name,
    pid,
    ...endingOf(child, 'close'),
    tail: () => tail.join('\n'),
    stop: () => endProcess(pid, DRAIN),
    kill: () => child.kill('SIGKILL'),
  }
}
