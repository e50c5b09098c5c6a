import { networkOfOperator } from '@/server/deliveries/network-of-operator'
import { sendDelivery } from '@/server/deliveries/send-delivery'
import { processEvents } from '@/server/events/process-events'
import { processMoves } from '@/server/events/process-moves'
import { processWaits } from '@/server/events/process-waits'
import { recheckDue } from '@/server/segments/recheck-due'
import { Rounds } from './rounds'
import { Sender } from './sender'

/** Groups of events that are worked on at once in one process; of each other kind of work it is one. */
const LANES = 2

/** All that a worker does store by store, each kind in rounds of its own: none waits for another, nor store for store. */
export type Duties = Record<'events' | 'waits' | 'moves' | 'rechecks', Rounds> & { sender: Sender }

export function makeDuties(): Duties {
  const network = networkOfOperator()
  return {
    events: new Rounds(processEvents, LANES),
    waits: new Rounds(processWaits, 1),
    moves: new Rounds(processMoves, 1),
    rechecks: new Rounds(async (storeId) => (await recheckDue(storeId, new Date().toISOString())) > 0, 1),
    sender: new Sender((delivery) => sendDelivery(delivery, network)),
  }
}

/** Takes nothing new and resolves when what is in hand has ended. */
export async function endDuties({ events, waits, moves, rechecks, sender }: Duties): Promise<void> {
  await Promise.all([events, waits, moves, rechecks, sender].map((duty) => duty.stop()))
}
