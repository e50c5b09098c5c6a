import { checkRedis, openWorker } from '@/server/jobs/backend'
import { JOBS, type JobName } from '@/server/jobs/jobs'
import { log } from '@/server/log'
import { endDuties, makeDuties } from './duties'
import { handlersOf } from './handlers'
import { startSchedules } from './schedules'

/** Starts a worker; the returned function drains it: no new group, the present ones end, then it lets go. */
export async function startWorker(): Promise<() => Promise<void>> {
  await checkRedis()
  const duties = makeDuties()
  const handlers = handlersOf(duties)
  const worker = openWorker(async (name, data) => {
    if (!(name in JOBS)) return log.warn({ job: name }, 'a job that nobody here knows')
    const job = name as JobName // checked in the line above
    await handlers[job](JOBS[job].data.parse(data))
  }, 10)
  const stopSchedules = startSchedules(duties)
  return async () => {
    await Promise.all([stopSchedules(), endDuties(duties)])
    await worker.close(true)
  }
}
