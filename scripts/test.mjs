/**
 * `npm test`: the same preparation as `npm start`, with throw-away servers, then every check in order. The last line is
 * `N passed, N failed` over all runners. `npm test -- unit db` runs only these parts; other words are names of test files.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkNode, installDependencies } from './prepare/install.mjs'
import { endCommands } from './prepare/run.mjs'
import { createSay, Failure } from './prepare/say.mjs'
import { startThrowAwayServers } from './prepare/throw-away-servers.mjs'
import { PARTS } from './suite/parts.mjs'

const say = createSay()
const folder = mkdtempSync(join(tmpdir(), 'inlet-suite-'))

/** @type {Awaited<ReturnType<typeof startThrowAwayServers>> | undefined} */
let started
let isInterrupted = false

/** The environment of a part with servers: those that TEST_DATABASE_URL names, else a pair of its own for this run. */
async function servers() {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...env } = process.env
  if (env.TEST_DATABASE_URL) return env
  started ??= await startThrowAwayServers({ folder, say })
  return {
    ...env,
    TEST_DATABASE_URL: started.postgres.url,
    ...(started.redis && { TEST_REDIS_URL: started.redis.url }),
  }
}

/** @param {import('./suite/parts.mjs').Part} part @param {string[]} filters */
async function runPart(part, filters) {
  const startedAt = Date.now()
  say.line(`\n── ${part.title} ${'─'.repeat(Math.max(3, 72 - part.title.length))}`)
  const count = await part.run({ say, folder, servers, filters }).catch((error) => {
    say.giveUp()
    say.line(error instanceof Failure ? error.message : error.stack)
    return { passed: 0, failed: 1 }
  })
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  say.line(
    `${part.title}: ${count.failed > 0 ? 'FAILED' : 'ok'}, ${count.passed} of ${count.passed + count.failed} in ${seconds} s`,
  )
  return { ...count, title: part.title, seconds }
}

async function main() {
  checkNode()
  const words = process.argv.slice(2)
  const names = PARTS.map((part) => part.name)
  const chosen = words.some((word) => names.includes(word)) ? PARTS.filter((part) => words.includes(part.name)) : PARTS
  await installDependencies(say)
  const results = []
  for (const part of chosen)
    if (!isInterrupted)
      results.push(
        await runPart(
          part,
          words.filter((word) => !names.includes(word)),
        ),
      )
  say.line(`\n── Summary ${'─'.repeat(65)}`)
  for (const { title, passed, failed, seconds } of results)
    say.line(
      `${title.padEnd(30)}${String(passed).padStart(6)} passed${String(failed).padStart(6)} failed${seconds.padStart(9)} s`,
    )
  return results.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  })
}

async function cleanUp() {
  await started?.stop()
  rmSync(folder, { recursive: true, force: true })
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => {
    isInterrupted = true
    endCommands()
  })

const { passed, failed } = await main().catch((error) => {
  say.giveUp()
  say.line(error instanceof Failure ? error.message : error.stack)
  return { passed: 0, failed: 1 }
})
await cleanUp()
process.stdout.write(`\n${passed} passed, ${failed} failed\n`, () => process.exit(failed > 0 || isInterrupted ? 1 : 0))
