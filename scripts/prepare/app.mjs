import { join } from 'node:path'
import { startChild } from './children.mjs'
import { ROOT } from './instance.mjs'
import { mustRun, until } from './run.mjs'
import { Failure } from './say.mjs'

/** @typedef {{ email: string, password: string, storeId: string, apiKey: string, alias: string, sample?: unknown }} Demo */

/** Which processes a role means. */
export const CHILDREN_OF_ROLE = { all: ['web', 'worker'], web: ['web'], ingest: ['web'], worker: ['worker'] }

const SCRIPTS = { web: '.next/inlet/web.mjs', worker: '.next/inlet/worker.mjs' }

/** @param {string} script @param {NodeJS.ProcessEnv} env */
const runScript = (script, env) => mustRun(process.execPath, ['--import', 'tsx', script], { cwd: ROOT, env })

/** @param {NodeJS.ProcessEnv} env */
export const migrate = (env) => runScript('db/migrate.ts', env)

/** Makes the demo store; null where the database holds a store already. @param {NodeJS.ProcessEnv} env @returns {Promise<Demo | null>} */
export async function seed(env) {
  const { stdout } = await runScript('db/seed.ts', env)
  const line = stdout.trim().split('\n').at(-1)
  const demo = line ? JSON.parse(line) : null
  return demo?.email ? demo : null
}

/**
 * Starts the processes of a role and waits until the web process answers.
 * @param {{ role: keyof typeof CHILDREN_OF_ROLE, env: NodeJS.ProcessEnv, logs: string, onLine: (line: string) => void, onStarted: (child: import('./children.mjs').Child) => void, step: import('./say.mjs').Step }} options
 */
export async function startApp({ role, env, logs, onLine, onStarted, step }) {
  for (const name of CHILDREN_OF_ROLE[role]) {
    step.tell(`starting ${name}`)
    const childRole = name === 'web' && role === 'ingest' ? 'ingest' : name
    const child = startChild({
      name,
      script: SCRIPTS[name],
      env: { ...env, INLET_ROLE: childRole },
      logFile: join(logs, `${name}.log`),
      onLine,
    })
    onStarted(child)
    if (name === 'web')
      await until('The web process does not answer', () => isHealthy(child, Number(env.PORT)), {
        withinMs: 120_000,
        everyMs: 100,
      })
  }
}

/** @param {import('./children.mjs').Child} child @param {number} port */
async function isHealthy(child, port) {
  if (child.ending()) throw new Failure(`${child.name} ${child.ending()}:\n${child.tail()}`)
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)
  return answer?.ok ?? false
}
