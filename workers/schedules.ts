import { storesWithDueDeliveries } from '@/server/deliveries/claim-deliveries'
import { storesWithPendingMoves } from '@/server/events/process-moves'
import { storesWithDueWaits } from '@/server/events/process-waits'
import { storesWithPendingWork } from '@/server/events/stores-with-pending-work'
import { trimReceptions } from '@/server/events/trim-receptions'
import { readKept } from '@/server/http/kept-request'
import { log } from '@/server/log'
import { continueReplays, storesWithReplays } from '@/server/replays/continue-replays'
import { storesWithDueRechecks } from '@/server/segments/recheck-due'
import type { Duties } from './duties'

type Schedule = { name: string; everyMs: number; run: (duties: Duties) => Promise<void> }

const now = (): string => new Date().toISOString()

/** What runs by the clock, in every worker: each is safe beside itself, and none needs Redis. */
const SCHEDULES: Schedule[] = [
  {
    name: 'sweep',
    everyMs: 1000,
    // Work whose ring was lost, and work whose retry is due.
    run: async ({ events }) => events.add(await storesWithPendingWork(new Date(Date.now() - 1500).toISOString())),
  },
  { name: 'waits', everyMs: 500, run: async ({ waits }) => waits.add(await storesWithDueWaits(now())) },
  { name: 'moves', everyMs: 500, run: async ({ moves }) => moves.add(await storesWithPendingMoves(now())) },
  {
    name: 'segment-rechecks',
    everyMs: 1000,
    run: async ({ rechecks }) => rechecks.add(await storesWithDueRechecks(now())),
  },
  {
    name: 'replays',
    everyMs: 1000,
    run: async () => {
      for (const storeId of await storesWithReplays()) while (await continueReplays(storeId, readKept));
    },
  },
  { name: 'deliveries', everyMs: 500, run: async ({ sender }) => sender.add(await storesWithDueDeliveries(now())) },
  { name: 'trim-receptions', everyMs: 30_000, run: () => trimReceptions(new Date()) },
]

/** Starts all of them; the returned function stops them and waits for what is running. */
export function startSchedules(duties: Duties): () => Promise<void> {
  const running = new Set<Promise<void>>()
  const timers = SCHEDULES.map(({ name, everyMs, run }) => {
    let busy = false
    return setInterval(() => {
      if (busy) return
      busy = true
      const turn = run(duties)
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
