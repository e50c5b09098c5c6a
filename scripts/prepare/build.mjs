import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyReference } from '../reference.mjs'
import { ROOT } from './instance.mjs'
import { lastLines, run } from './run.mjs'
import { Failure } from './say.mjs'

const SOURCES = [
  'app',
  'server',
  'db',
  'sdk',
  'workers',
  'scripts',
  'public',
  'next.config.js',
  'proxy.ts',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
]

/** Made by the build itself, so no source of it. */
const MADE = 'public/sdk'

/** Of which sources `.next` is the build. */
const STAMP = join(ROOT, '.next', 'inlet-sources')

/** @param {string} path @returns {string[]} */
function filesOf(path) {
  if (path === MADE || !existsSync(join(ROOT, path))) return []
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true })
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesOf(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
  )
}

function sourcesHash() {
  const hash = createHash('sha256').update(process.version)
  const roots = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => SOURCES.includes(entry.name))
  const files = roots.flatMap((entry) => (entry.isDirectory() ? filesOf(entry.name) : [entry.name]))
  for (const file of files.filter((name) => !name.endsWith('.test.ts')).sort())
    hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)))
  return hash.digest('hex')
}

/**
 * Builds the dashboard where its sources have changed since the last build.
 * @param {import('./say.mjs').Say} say
 */
export async function buildWhenNeeded(say) {
  // In place before the sources are counted: it is one of them.
  copyReference()
  const sources = sourcesHash()
  if (existsSync(join(ROOT, MADE)) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return
  const step = say.step('Build')
  rmSync(STAMP, { force: true })
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  for (const command of [['scripts/sdk.mjs'], ['node_modules/next/dist/bin/next', 'build'], ['scripts/bundle.mjs']]) {
    const { code, output } = await run(process.execPath, command, { cwd: ROOT, env, onLine: step.tell })
    if (code !== 0) throw new Failure(`The build failed:\n${lastLines(output, 60)}`)
  }
  writeFileSync(STAMP, sources)
  step.done()
}
