import { LRUCache } from 'lru-cache'
import { perProcess } from '@/server/per-process'
import { Problem } from '@/server/problems'
import { reconcileSoon, WINDOW_MS } from './rate-reconciler'

/** The minute of one caller. `count`: requests in it, those that other processes told of included. */
export type Window = {
  caller: string
  endsAtMs: number
  count: number /** Not told to the others yet. */
  untold: number
}

/** Callers kept in mind at once. Visitors' addresses are many, and stand apart so that they push out no key. */
const CALLERS_MAX = 100_000

type Kind = 'caller' | 'visitor'
const windows = () =>
  perProcess('rate-windows', () => ({
    caller: new LRUCache<string, Window>({ max: CALLERS_MAX }),
    visitor: new LRUCache<string, Window>({ max: CALLERS_MAX }),
  }))

/**
 * Counts one request of a caller (an API key, a webhook address, a visitor) within its minute, in this process; what other
 * processes counted is added behind the request, through Redis. So with N processes a caller gets through at most what
 * N − 1 of them let pass within a quarter of a second more, and N times the limit while Redis is away. Answers the three
 * headers of contract §3; throws `too-many-requests` past the limit.
 */
export function countRequest(
  caller: string,
  perMinute: number,
  nowMs: number,
  kind: Kind = 'caller',
): Record<string, string> {
  const known = windows()[kind]
  let window = known.get(caller)
  if (!window || nowMs >= window.endsAtMs) {
    window = { caller, endsAtMs: nowMs + WINDOW_MS, count: 0, untold: 0 }
    known.set(caller, window)
  }
  window.count++
  window.untold++
  reconcileSoon(window)
  const { count, endsAtMs } = window
  const headers = {
    'x-ratelimit-limit': String(perMinute),
    'x-ratelimit-remaining': String(Math.max(0, perMinute - count)),
    'x-ratelimit-reset': String(Math.ceil(endsAtMs / 1000)),
  }
  if (count <= perMinute) return headers
  const retryAfter = String(Math.max(1, Math.ceil((endsAtMs - nowMs) / 1000)))
  throw new Problem('too-many-requests', `More than ${perMinute} requests a minute; wait ${retryAfter} s.`, {
    headers: { ...headers, 'retry-after': retryAfter },
  })
}
