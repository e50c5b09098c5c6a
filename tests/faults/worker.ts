import { createServer } from 'node:http'
import { processEvents } from '@/server/events/process-events'
import { openWorker } from '@/server/jobs/backend'
import { Rounds } from '@/workers/rounds'
import { startWorker } from '@/workers/start'

/** The worker process of a fault run. DEFECT=no-sweep only ever hears the bell: what a flushed Redis then loses, the oracle must find. */
if (process.env.DEFECT === 'no-sweep') {
  const rounds = new Rounds(processEvents, 2)
  openWorker(async (_, data) => rounds.add((data as { storeIds: string[] }).storeIds), 10) // our own rings only
} else await startWorker()

createServer((_, response) => response.end('ready')).listen(Number(process.env.READY_PORT), '127.0.0.1')
