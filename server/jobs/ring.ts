import type { Queue } from 'bullmq'
import { newId } from '@/server/ids'
import { log } from '@/server/log'
import { perProcess } from '@/server/per-process'
import { openQueue } from './backend'

/** Rings that the queue has not taken yet: past this many a ring is left to the sweep. */
const WAITING_MAX = 200
/** Groups of events that are committed this close to each other ring once. */
const TOGETHER_MS = 5

type Bell = { queue: Queue | undefined; waiting: number; storeIds: Set<string> }
const bell = () => perProcess<Bell>('bell', () => ({ queue: undefined, waiting: 0, storeIds: new Set() }))

/** Wakes a worker for stores with new pending work. Never awaited, never fails: a lost ring is found by the sweep. */
export function ring(storeIds: string[]): void {
  const it = bell()
  if (storeIds.length === 0) return
  if (it.storeIds.size === 0) setTimeout(pull, TOGETHER_MS)
  for (const storeId of storeIds) it.storeIds.add(storeId)
}

function pull(): void {
  const it = bell()
  const storeIds = [...it.storeIds]
  it.storeIds.clear()
  if (storeIds.length === 0 || it.waiting >= WAITING_MAX) return
  it.queue ??= openQueue()
  it.waiting++
  it.queue
    .add('process-events', { storeIds }, { jobId: newId() })
    .catch((error) => log.debug({ err: error }, 'a ring was lost'))
    .finally(() => it.waiting--)
}

/** Rings what is left and lets go of the queue; the next ring opens it again. */
export async function closeBell(): Promise<void> {
  pull()
  const { queue } = bell()
  bell().queue = undefined
  await queue?.close()
}
