import { env } from '@/server/env'
import { openRedis } from '@/server/jobs/backend'
import { log } from '@/server/log'
import { perProcess } from '@/server/per-process'
import type { Window } from './rate-limit'

/** How often a process tells the others what it counted. */
const EVERY_MS = 250
/** And how soon it tries again while Redis is away. */
const AGAIN_MS = 1000
/** How long a caller's count lasts, from its first request. */
export const WINDOW_MS = 60_000
/** Callers told of in one message. */
const BATCH_MAX = 500

/** Adds to each key and begins its minute where it has none; answers count and remaining milliseconds of each. */
const ADD = `
local answers = {}
for i, key in ipairs(KEYS) do
  local count = redis.call('INCRBY', key, ARGV[i + 1])
  local left = redis.call('PTTL', key)
  if left < 0 then
    redis.call('PEXPIRE', key, ARGV[1])
    left = tonumber(ARGV[1])
  end
  answers[i] = { count, left }
end
return answers`

type Redis = NonNullable<ReturnType<typeof openRedis>>
type Reconciler = { redis: Redis | undefined; dirty: Set<Window>; isScheduled: boolean }

const reconciler = () =>
  perProcess<Reconciler>('rate-reconciler', () => ({ redis: undefined, dirty: new Set(), isScheduled: false }))

/** Notes that a window has something to tell. Never waits, never fails: without Redis each process counts for itself. */
export function reconcileSoon(window: Window): void {
  if (!env.REDIS_URL) return
  const it = reconciler()
  it.dirty.add(window)
  schedule(it, EVERY_MS)
}

function schedule(it: Reconciler, afterMs: number): void {
  if (it.isScheduled || it.dirty.size === 0) return
  it.isScheduled = true
  setTimeout(() => void tell(it), afterMs).unref()
}

async function tell(it: Reconciler): Promise<void> {
  const windows = [...it.dirty]
  it.dirty.clear()
  let afterMs = EVERY_MS
  try {
    it.redis ??= openRedis()
    for (let i = 0; i < windows.length; i += BATCH_MAX) await tellSome(it, windows.slice(i, i + BATCH_MAX))
  } catch (error) {
    log.debug({ err: error }, 'rate limits are counted in this process alone')
    afterMs = AGAIN_MS
    const nowMs = Date.now()
    for (const window of windows) if (window.untold > 0 && window.endsAtMs > nowMs) it.dirty.add(window)
  } finally {
    it.isScheduled = false
    schedule(it, afterMs)
  }
}

async function tellSome({ redis }: Reconciler, windows: Window[]): Promise<void> {
  if (!redis) return
  const told = windows.map(({ untold }) => untold)
  // One hash tag, so that all keys of a message stand in one slot of a cluster.
  const keys = windows.map(({ caller }) => `{${env.INLET_QUEUE_PREFIX}:rate}:${caller}`)
  const answers = (await redis.eval(ADD, keys.length, ...keys, WINDOW_MS, ...told)) as [number, number][] // as ADD answers
  const nowMs = Date.now()
  for (const [i, window] of windows.entries()) {
    const [count, leftMs] = answers[i] ?? [0, WINDOW_MS]
    window.untold -= told[i] ?? 0
    // A minute that began elsewhere first is the one that counts.
    window.endsAtMs = Math.min(window.endsAtMs, nowMs + leftMs)
    window.count = Math.max(count, 0) + window.untold
  }
}

/** Lets go of Redis; for the end of a process. */
export function closeReconciler(): void {
  const it = reconciler()
  it.redis?.disconnect()
  it.redis = undefined
}
