import { spawn } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Failure } from './say.mjs'

/** @typedef {{ uid: number, gid: number }} SystemUser */

/** Commands under way. @type {Set<import('node:child_process').ChildProcess>} */
const commands = new Set()

let isEnding = false

/** Ends the commands under way and lets no other begin: whoever waits for one, or wants one, gets a Failure. */
export function endCommands() {
  isEnding = true
  for (const child of commands) child.kill('SIGTERM')
}

/**
 * Runs a command to its end, without standard input unless `input` is given. Never throws for its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, user?: SystemUser | null, input?: string, onLine?: (line: string) => void, live?: boolean }} [options]
 *   `live` shows the output as it comes instead of keeping it.
 * @returns {Promise<{ code: number, stdout: string, output: string }>} `output` holds both streams, in order of arrival
 */
export function run(command, args, { cwd, env = process.env, user, input, onLine, live = false } = {}) {
  if (isEnding) return Promise.reject(new Failure('Stopping.'))
  return new Promise((resolve, reject) => {
    const out = live ? 'inherit' : 'pipe'
    const who = user ? { uid: user.uid, gid: user.gid } : {}
    const child = spawn(command, args, { cwd, env, ...who, stdio: [input === undefined ? 'ignore' : 'pipe', out, out] })
    commands.add(child)
    let stdout = ''
    let output = ''
    const keep = (/** @type {Buffer} */ chunk, /** @type {boolean} */ isStdout) => {
      const text = chunk.toString()
      output = (output + text).slice(-200_000)
      if (isStdout) stdout += text
      const last = text.trim().split('\n').at(-1)
      if (last) onLine?.(last.trim())
    }
    child.stdout?.on('data', (chunk) => keep(chunk, true))
    child.stderr?.on('data', (chunk) => keep(chunk, false))
    child.stdin?.end(input)
    child.on('error', (error) => resolve({ code: 127, stdout, output: `${output}${error.message}` }))
    child.on('close', (code) => {
      commands.delete(child)
      if (isEnding) reject(new Failure('Stopping.'))
      else resolve({ code: code ?? 128, stdout, output })
    })
  })
}

/**
 * Like `run`, and throws a Failure with the end of the output where the command does not exit with 0.
 * @type {typeof run}
 */
export async function mustRun(command, args, options) {
  const result = await run(command, args, options)
  if (result.code !== 0)
    throw new Failure(`${command} ${args.join(' ')} ended with ${result.code}:\n${lastLines(result.output)}`)
  return result
}

/** @param {string} text @param {number} [count] */
export const lastLines = (text, count = 25) => text.trimEnd().split('\n').slice(-count).join('\n')

/** The first of `names` that PATH (or one of `folders`) holds. @param {string[]} names @param {string[]} [folders] */
export function findProgram(names, folders = []) {
  for (const name of names)
    for (const folder of [...(process.env.PATH ?? '').split(delimiter), ...folders]) {
      const file = join(folder, name)
      if (folder && isExecutable(file)) return file
    }
  return null
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/**
 * Asks again until `probe` answers something, or gives up with `what`.
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} probe may throw a Failure to end the wait
 * @param {{ withinMs?: number, everyMs?: number }} [options]
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, probe, { withinMs = 60_000, everyMs = 50 } = {}) {
  for (const startedAt = Date.now(); ; ) {
    const answer = await probe()
    if (answer) return answer
    if (Date.now() - startedAt > withinMs) throw new Failure(`${what}: no answer within ${withinMs / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
