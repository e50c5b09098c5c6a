import type { Queue } from 'bullmq'
import { newId } from '@/server/ids'
import { log } from '@/server/log'
import { perProcess } from '@/server/per-process'
import { openQueue } from './backend'

/** Rings that Redis has not taken yet: past this many a ring is left to the sweep. */
const WAITING_MAX = 200

const bell = () => perProcess('bell', () => ({ queue: undefined as Queue | undefined, waiting: 0 })) // opened at the first ring

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

export async function closeBell(): Promise<void> {
  await bell().queue?.close()
}
