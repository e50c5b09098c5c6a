import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, readJson } from './instance.mjs'
import { mustRun } from './run.mjs'
import { Failure } from './say.mjs'

const LOCK = join(ROOT, 'package-lock.json')
/** npm's own list of what it has installed. */
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json')

/** The oldest Node that the dependencies run on; the same as `engines` in package.json. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 9))
    throw new Failure(`Node 20.9 or newer is needed, this is ${process.version}.`)
}

/** Whether node_modules holds what package-lock.json asks for. */
function isInstalled() {
  const wanted = readJson(LOCK).packages
  const present = readJson(INSTALLED)?.packages ?? {}
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    if (path === '') return true
    const found = present[path]
    return found ? found.version === version : Boolean(optional || peer)
  })
}

/** @param {import('./say.mjs').Say} say */
export async function installDependencies(say) {
  if (isInstalled()) return
  const step = say.step('Dependencies')
  const paths = pathsForHere()
  const tell = () => step.tell(`${countUnpacked(paths)} of ${paths.length} packages`)
  tell()
  const progress = setInterval(tell, 1000)
  try {
    // Not `npm ci`: it refuses a lock file in which optional packages of other platforms are missing. This keeps to the
    // locked versions as well. The build needs what only development names, so NODE_ENV=production must not leave it out.
    const args = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
    await mustRun('npm', args, { cwd: ROOT })
  } finally {
    clearInterval(progress)
  }
  step.done(`${countUnpacked(paths)} packages`)
}

/** The packages of the lock file that are meant for this machine. */
function pathsForHere() {
  const fits = (/** @type {string[] | undefined} */ list, /** @type {string} */ here) => !list || list.includes(here)
  return Object.entries(readJson(LOCK).packages)
    .filter(([path, { os, cpu }]) => path !== '' && fits(os, process.platform) && fits(cpu, process.arch))
    .map(([path]) => path)
}

/** npm makes all folders first and fills them as the packages arrive. @param {string[]} paths */
const countUnpacked = (paths) => paths.filter((path) => existsSync(join(ROOT, path, 'package.json'))).length
