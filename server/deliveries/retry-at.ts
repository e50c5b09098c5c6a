/**
 * How long after each failed try the next one comes, in seconds: after the first 5 s, after the tenth 16 h. Together
 * 31 h 42 min 35 s, so a receiver that is away for a day misses nothing; the eleventh try is the last.
 */
const DELAYS_SECONDS = [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 57_600]
const JITTER = 0.2
const RETRY_AFTER_MS_MAX = 3_600_000

type Failed = {
  /** Which try it was, from 1. */
  attempt: number
  /** What the receiver asked for (`Retry-After`), where it may. */
  retryAfterMs?: number | undefined
  nowMs: number
  /** From 0 to 1. */
  chance: number
}

/** When a delivery is tried again (ISO 8601); null: that was the last try. Spread, so that what failed together does not come together. */
export function retryAt({ attempt, retryAfterMs, nowMs, chance }: Failed): string | null {
  const seconds = DELAYS_SECONDS[attempt - 1]
  if (seconds === undefined) return null
  const spread = (ms: number) => ms * (1 + JITTER * chance)
  const delayMs =
    retryAfterMs === undefined
      ? spread(seconds * 1000)
      : Math.min(spread(Math.max(retryAfterMs, 1000)), RETRY_AFTER_MS_MAX)
  return new Date(nowMs + delayMs).toISOString()
}
