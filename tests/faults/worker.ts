import { createServer } from 'node:http'
import { networkOfOperator } from '@/server/deliveries/network-of-operator'
import { noteResult } from '@/server/deliveries/note-result'
import { sendDelivery } from '@/server/deliveries/send-delivery'
import { processEvents } from '@/server/events/process-events'
import { openWorker } from '@/server/jobs/backend'
import { makeDuties } from '@/workers/duties'
import { Rounds } from '@/workers/rounds'
import { startSchedules } from '@/workers/schedules'
import { Sender } from '@/workers/sender'
import { startWorker } from '@/workers/start'

/** On our own rings only. */
function listenTo(rounds: Rounds): void {
  openWorker(async (_, data) => rounds.add((data as { storeIds: string[] }).storeIds), 10) // what `ring` writes
}

/** The worker process of a fault run, or one with a deliberate fault that its oracle must find. */
const BY_DEFECT: Record<string, () => unknown> = {
  '': startWorker,
  /** Only ever hears the bell: what a flushed Redis then loses stays. */
  'no-sweep': () => listenTo(new Rounds(processEvents, 2)),
  /** Says that a delivery has arrived before it is sent: what then fails is never tried again. */
  'note-first': () => {
    const sender = new Sender(async (delivery) => {
      const told = { status: 200 }
      const at = new Date().toISOString()
      await noteResult(delivery, { state: 'delivered', nextAt: null, told, at, ms: 0, answer: undefined })
      await sendDelivery(delivery, networkOfOperator())
    })
    const duties = { ...makeDuties(), sender }
    listenTo(duties.events)
    startSchedules(duties)
  },
}

await BY_DEFECT[process.env.DEFECT ?? '']?.()

createServer((_, response) => response.end('ready')).listen(Number(process.env.READY_PORT), '127.0.0.1')
