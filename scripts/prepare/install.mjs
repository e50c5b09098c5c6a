import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, readJson } from './instance.mjs'
import { mustRun } from './run.mjs'
import { Failure } from './say.mjs'

const MODULES = join(ROOT, 'node_modules')

/** The oldest Node that the dependencies run on; the same as `engines` in package.json. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 9))
    throw new Failure(`Node 20.9 or newer is needed, this is ${process.version}.`)
}

/** Whether node_modules holds what package-lock.json asks for: npm keeps its own list of what it has installed. */
function isInstalled() {
  const wanted = readJson(join(ROOT, 'package-lock.json')).packages
  const present = readJson(join(MODULES, '.package-lock.json'))?.packages ?? {}
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
  const total = Object.keys(readJson(join(ROOT, 'package-lock.json')).packages).length - 1
  step.tell(`installing ${total} packages`)
  const progress = setInterval(() => step.tell(`installing, ${countPackages()} of about ${total} packages`), 1000)
  try {
    // Not `npm ci`: it refuses a lock file in which optional packages of other platforms are missing. This keeps to the
    // locked versions as well. The build needs what only development names, so NODE_ENV=production must not leave it out.
    const args = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
    await mustRun('npm', args, { cwd: ROOT })
  } finally {
    clearInterval(progress)
  }
  step.done(`${countPackages()} packages`)
}

function countPackages() {
  if (!existsSync(MODULES)) return 0
  const names = readdirSync(MODULES).filter((name) => !name.startsWith('.'))
  return names.reduce((sum, name) => sum + (name.startsWith('@') ? readdirSync(join(MODULES, name)).length : 1), 0)
}
