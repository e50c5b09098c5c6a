import { networkOfOperator } from '@/server/deliveries/network-of-operator'
import { sendDelivery } from '@/server/deliveries/send-delivery'
import { processEvents } from '@/server/events/process-events'
import { checkRedis, openWorker } from '@/server/jobs/backend'
import { JOBS, type JobName } from '@/server/jobs/jobs'
import { log } from '@/server/log'
import { handlersOf } from './handlers'
import { Rounds } from './rounds'
import { startSchedules } from './schedules'
import { Sender } from './sender'

/** Groups worked on at once in one process. */
const LANES = 2

/** Starts a worker; the returned function drains it: no new group, the present ones end, then it lets go. */
export async function startWorker(): Promise<() => Promise<void>> {
  await checkRedis()
  const rounds = new Rounds(processEvents, LANES)
  const network = networkOfOperator()
  const sender = new Sender((delivery) => sendDelivery(delivery, network))
  const handlers = handlersOf(rounds)
  const worker = openWorker(async (name, data) => {
    if (!(name in JOBS)) return log.warn({ job: name }, 'a job that nobody here knows')
    const job = name as JobName // checked in the line above
    await handlers[job](JOBS[job].data.parse(data))
  }, 10)
  const stopSchedules = startSchedules(rounds, sender)
  return async () => {
    await Promise.all([stopSchedules(), rounds.stop(), sender.stop()])
    await worker.close(true)
  }
}
