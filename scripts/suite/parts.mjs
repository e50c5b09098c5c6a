import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhenNeeded } from '../prepare/build.mjs'
import { findChromium } from '../prepare/chromium.mjs'
import { ROOT } from '../prepare/instance.mjs'
import { run } from '../prepare/run.mjs'
import { countOne, countPlaywright, countVitest } from './count.mjs'
import { withTestApp } from './test-app.mjs'

/**
 * @typedef {object} Bench what a part works with
 * @property {import('../prepare/say.mjs').Say} say
 * @property {string} folder for its files, thrown away afterwards
 * @property {() => Promise<NodeJS.ProcessEnv>} servers the environment with the throw-away servers, started at the first call
 * @property {string[]} filters names of test files, empty for all
 *
 * @typedef {{ name: string, title: string, run(bench: Bench): Promise<import('./count.mjs').Count> }} Part
 */

/** @param {string} path @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
const runTool = async (path, args, env = process.env) => {
  const { code } = await run(process.execPath, [join(ROOT, 'node_modules', path), ...args], {
    cwd: ROOT,
    env,
    live: true,
  })
  return code
}

/** @param {string} name @param {string} title @param {boolean} needsServers @returns {Part} */
const vitest = (name, title, needsServers) => ({
  name,
  title,
  async run({ folder, servers, filters }) {
    const file = join(folder, `${name}.json`)
    const args = ['run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const env = needsServers ? await servers() : process.env
    return countVitest(file, await runTool('vitest/vitest.mjs', [...args, ...filters], env))
  },
})

/** All parts of `npm test`, in their order: what is quick to fail comes first. @type {Part[]} */
export const PARTS = [
  { name: 'lint', title: 'Lint', run: async () => countOne(await runTool('@biomejs/biome/bin/biome', ['check', '.'])) },
  {
    name: 'types',
    title: 'Types',
    run: async () =>
      countOne(
        (await runTool('next/dist/bin/next', ['typegen'])) || (await runTool('typescript/bin/tsc', ['--noEmit'])),
      ),
  },
  vitest('unit', 'Architecture and unit tests', false),
  vitest('db', 'Database tests', true),
  vitest('door', 'Door tests', true),
  {
    name: 'build',
    title: 'Build',
    async run({ say }) {
      await buildWhenNeeded(say)
      return countOne(0)
    },
  },
  vitest('faults', 'Fault tests', true),
  {
    name: 'browser',
    title: 'Browser tests',
    async run({ say, folder, servers, filters }) {
      const chromium = await findChromium(say)
      await buildWhenNeeded(say)
      const file = join(folder, 'browser.json')
      const config = ['playwright.config.ts', 'tests/browser/playwright.config.ts'].find((path) =>
        existsSync(join(ROOT, path)),
      )
      const args = ['test', ...(config ? ['-c', config] : []), '--reporter=list,json', ...filters]
      return withTestApp({ say, folder, env: await servers() }, async (app) => {
        const env = { ...app, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
        return countPlaywright(file, await runTool('@playwright/test/cli.js', args, env))
      })
    },
  },
]
