import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { run, until } from './run.mjs'

/** @param {number | undefined} pid */
export const isAlive = (pid) => Boolean(pid) && hasNumber(pid) && !isZombie(pid)

/** Whether the system knows that number, be it of a process that has ended and was not asked for. @param {number} pid */
export function hasNumber(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** A killed process whose parent has not asked for it still has its pid. @param {number} pid */
function isZombie(pid) {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** The command line of a process, empty when there is none. @param {number | undefined} pid */
export async function commandOf(pid) {
  if (!isAlive(pid)) return ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return (await run('ps', ['-o', 'command=', '-p', String(pid)])).stdout.trim()
  }
}

/** Whether any process works in a folder, as far as the system tells. @param {string} folder */
export function isWorkedIn(folder) {
  const names = existsSync('/proc') ? readdirSync('/proc') : []
  return names.some((name) => /^\d+$/.test(name) && folderOf(Number(name)) === folder)
}

/** Where a process works, as far as the system tells. @param {number} pid @returns {string | null} */
export function folderOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

/**
 * Sends the signals one after the other until the process is gone.
 * @param {number} pid
 * @param {[NodeJS.Signals, number][]} signals each with the milliseconds it is given
 */
export async function endProcess(pid, signals) {
  for (const [signal, withinMs] of signals) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const isGone = await until('', () => !isAlive(pid), { withinMs }).catch(() => false)
    if (isGone) return
  }
}

/**
 * How a child ended, in words; `event`: 'exit', or 'close' to wait for its last output as well.
 * @param {import('node:child_process').ChildProcess} child
 * @param {'exit' | 'close'} event
 * @returns {{ ending: () => string, exited: Promise<string> }} `ending` is empty while the child lives
 */
export function endingOf(child, event) {
  let ending = ''
  /** @type {Promise<string>} */
  const exited = new Promise((resolve) => {
    const end = (/** @type {string} */ how) => {
      ending ||= how
      resolve(how)
    }
    child.on('error', (error) => end(error.message))
    child.on(event, (code, signal) => end(`ended with ${signal ?? code}`))
  })
  return { ending: () => ending, exited }
}
