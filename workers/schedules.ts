import { storesWithDueDeliveries } from '@/server/deliveries/claim-deliveries'
import { processMoves, storesWithPendingMoves } from '@/server/events/process-moves'
import { processWaits, storesWithDueWaits } from '@/server/events/process-waits'
import { storesWithPendingWork } from '@/server/events/stores-with-pending-work'
import { trimReceptions } from '@/server/events/trim-receptions'
import { readKept } from '@/server/http/kept-request'
import { log } from '@/server/log'
import { continueReplays, storesWithReplays } from '@/server/replays/continue-replays'
import { recheckDue, storesWithDueRechecks } from '@/server/segments/recheck-due'
import type { Rounds } from './rounds'
import type { Sender } from './sender'

type Schedule = { name: string; everyMs: number; run: (rounds: Rounds, sender: Sender) => Promise<void> }

/** What runs by the clock, in every worker: each is safe beside itself, and none needs Redis. */
const SCHEDULES: Schedule[] = [
  {
    name: 'sweep',
    everyMs: 1000,
    // Work whose ring was lost, and work whose retry is due.
    run: async (rounds) => rounds.add(await storesWithPendingWork(new Date(Date.now() - 1500).toISOString())),
  },
  {
    name: 'waits',
    everyMs: 500,
    run: async () => {
      const due = await storesWithDueWaits(new Date().toISOString())
      for (const storeId of due) while (await processWaits(storeId));
    },
  },
  {
    name: 'moves',
    everyMs: 500,
    run: async () => {
      for (const storeId of await storesWithPendingMoves(new Date().toISOString())) while (await processMoves(storeId));
    },
  },
  {
    name: 'segment-rechecks',
    everyMs: 1000,
    run: async () => {
      const now = new Date().toISOString()
      for (const storeId of await storesWithDueRechecks(now)) while ((await recheckDue(storeId, now)) > 0);
    },
  },
  {
    name: 'replays',
    everyMs: 1000,
    run: async () => {
      for (const storeId of await storesWithReplays()) while (await continueReplays(storeId, readKept));
    },
  },
  {
    name: 'deliveries',
    everyMs: 500,
    run: async (_, sender) => sender.add(await storesWithDueDeliveries(new Date().toISOString())),
  },
  { name: 'trim-receptions', everyMs: 30_000, run: () => trimReceptions(new Date()) },
]

/** Starts all of them; the returned function stops them and waits for what is running. */
export function startSchedules(rounds: Rounds, sender: Sender): () => Promise<void> {
  const running = new Set<Promise<void>>()
  const timers = SCHEDULES.map(({ name, everyMs, run }) => {
    let busy = false
    return setInterval(() => {
      if (busy) return
      busy = true
      const turn = run(rounds, sender)
        .catch((error) => log.error({ job: name, err: error }, 'a schedule failed'))
        .finally(() => {
          busy = false
          running.delete(turn)
        })
      running.add(turn)
    }, everyMs)
  })
  return async () => {
    timers.forEach(clearInterval)
    await Promise.all(running)
  }
}
