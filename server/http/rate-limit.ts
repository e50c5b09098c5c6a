import { LRUCache } from 'lru-cache'
import { perProcess } from '@/server/per-process'
import { Problem } from '@/server/problems'

type Window = { startedAt: number; count: number }

const WINDOW_MS = 60_000
const windows = () => perProcess('rate-windows', () => new LRUCache<string, Window>({ max: 100_000 }))

/**
 * Counts one request of a caller (an API key, a webhook address) within the minute, in this process. Answers the three
 * headers of contract §3; throws `too-many-requests` past the limit.
 */
export function countRequest(caller: string, perMinute: number, nowMs: number): Record<string, string> {
  let window = windows().get(caller)
  if (!window || nowMs - window.startedAt >= WINDOW_MS) {
    window = { startedAt: nowMs, count: 0 }
    windows().set(caller, window)
  }
  window.count++
  const resetAtMs = window.startedAt + WINDOW_MS
  const headers = {
    'x-ratelimit-limit': String(perMinute),
    'x-ratelimit-remaining': String(Math.max(0, perMinute - window.count)),
    'x-ratelimit-reset': String(Math.ceil(resetAtMs / 1000)),
  }
  if (window.count <= perMinute) return headers
  const retryAfter = String(Math.max(1, Math.ceil((resetAtMs - nowMs) / 1000)))
  throw new Problem('too-many-requests', `More than ${perMinute} requests a minute; wait ${retryAfter} s.`, {
    headers: { ...headers, 'retry-after': retryAfter },
  })
}
