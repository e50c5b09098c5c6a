import type { Queue } from 'bullmq'
import { newId } from '@/server/ids'
import { log } from '@/server/log'
import { perProcess } from '@/server/per-process'
import { openQueue } from './backend'

/** Rings that the queue has not taken yet: past this many a ring is left to the sweep. */
const WAITING_MAX = 200

type Bell = { queue: Queue | undefined; waiting: number }
const bell = () => perProcess<Bell>('bell', () => ({ queue: undefined, waiting: 0 }))

/** Wakes a worker for stores with new pending work. Never awaited, never fails: a lost ring is found by the sweep. */
export function ring(storeIds: string[]): void {
  const it = bell()
  if (storeIds.length === 0 || it.waiting >= WAITING_MAX) return
  it.queue ??= openQueue()
  it.waiting++
  it.queue
    .add('process-events', { storeIds }, { jobId: newId() })
    .catch((error) => log.debug({ err: error }, 'a ring was lost'))
    .finally(() => it.waiting--)
}

/** Lets go of the queue; the next ring opens it again. */
export async function closeBell(): Promise<void> {
  const { queue } = bell()
  bell().queue = undefined
  await queue?.close()
}
