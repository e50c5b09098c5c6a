import { ROOT } from './instance.mjs'
import { commandOf, endProcess, folderOf } from './processes.mjs'
import { Failure } from './say.mjs'

const SCRIPTS = { web: 'server/http/server.ts', worker: 'workers/index.ts' }

/** Whether the number still belongs to that script of this clone. @param {number | undefined} pid @param {string} script */
async function isOurs(pid, script) {
  if (!pid || pid === process.pid) return false
  return (await commandOf(pid)).includes(script) && (folderOf(pid) ?? ROOT) === ROOT
}

/**
 * Refuses to start beside a running start of the same clone, and ends the processes that a killed one has left. Its
 * servers are found by `startPostgres` and `startRedis`.
 * @param {Partial<import('./instance.mjs').Instance>} instance as the earlier run wrote it
 * @param {import('./say.mjs').Say} say
 */
export async function settleEarlierRun({ pids = {}, appUrl }, say) {
  if (await isOurs(pids.start, 'scripts/start.mjs'))
    throw new Failure(`This clone is running already (process ${pids.start}): ${appUrl}`)
  for (const name of /** @type {const} */ (['web', 'worker'])) {
    const pid = pids[name]
    if (!pid || !(await isOurs(pid, SCRIPTS[name]))) continue
    const step = say.step(`Stopping the ${name} process that an earlier run left behind`)
    await endProcess(pid, [
      ['SIGTERM', 10_000],
      ['SIGKILL', 5000],
    ])
    step.done()
  }
}
