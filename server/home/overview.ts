import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { countReceptions } from '@/server/events/reception-counts'
import { type FirstStep, firstSteps } from './first-steps'
import { oldestPending } from './oldest-pending'
import { type Worth, worthALook } from './worth-a-look'

export type Overview = {
  steps: FirstStep[]
  now: {
    /** Of the last 60 seconds. */
    acceptedPerMinute: number
    /** Of the last 60 minutes. */
    refusedThisHour: number
    /** How long the oldest work that a worker has not come to is waiting; null where none is. Parked work is not counted. */
    pendingOldestSeconds: number | null
  }
  worth: Worth[]
}

const MINUTE_MS = 60_000
const ago = (now: Date, ms: number): string => new Date(now.getTime() - ms).toISOString()

/** What Home shows: the first-run list as the store really stands, how it goes now, what is worth a look. */
export function homeOverview(ctx: StoreContext, now: Date = new Date()): Promise<Overview> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const minute = await countReceptions(tx, storeId, ago(now, MINUTE_MS))
    const hour = await countReceptions(tx, storeId, ago(now, 60 * MINUTE_MS))
    return {
      steps: await firstSteps(tx, storeId),
      now: {
        acceptedPerMinute: minute.accepted,
        refusedThisHour: hour.rejected,
        pendingOldestSeconds: await oldestPending(tx, storeId, now),
      },
      worth: await worthALook(tx, storeId, now),
    }
  })
}
