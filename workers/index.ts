import { disconnect } from '@/db'
import { log } from '@/server/log'
import { startWorker } from './start'

/** The worker process. SIGTERM drains it: what is in hand is finished, nothing new is taken. */
const stop = await startWorker()
log.info({ role: 'worker' }, 'the worker is ready')

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    if (stopping) return
    stopping = true
    await stop()
    await disconnect()
    process.exit(0)
  })
}
