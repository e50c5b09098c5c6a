'use client'
import { debounce, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useMemo } from 'react'

/** How far back, in minutes. */
export const RANGES = { '15m': 15, '1h': 60, '24h': 1_440, '7d': 10_080, '30d': 43_200 } as const
export type Range = keyof typeof RANGES
export const RANGE_NAMES = ['15m', '1h', '24h', '7d', '30d'] as const satisfies Range[]

export const OUTCOMES = ['accepted', 'rejected', 'duplicate'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The reasons that a sender can do something about; the words of `server/problems.ts`. */
export const REASONS = [
  ...(['not-valid', 'contact-missing', 'invalid-json', 'invalid-request', 'unsupported-media-type'] as const),
  ...(['body-too-large', 'too-many-requests', 'idempotency-mismatch', 'forbidden', 'address-refused'] as const),
] as const

const PARAMS = {
  range: parseAsStringLiteral(RANGE_NAMES).withDefault('24h'),
  status: parseAsStringLiteral(OUTCOMES),
  type: parseAsString,
  reason: parseAsStringLiteral(REASONS),
  email: parseAsString.withDefault('').withOptions({ limitUrlUpdates: debounce(250) }),
}

const minuteMs = 60_000

/** What the log is narrowed by; all of it stands in the address. */
export function useLogFilter() {
  const [filter, setFilter] = useQueryStates(PARAMS)
  const { range } = filter
  // Fixed while the range stands: a moving edge would be a new list every second.
  const since = useMemo(() => new Date(Date.now() - RANGES[range] * minuteMs).toISOString(), [range])
  const isNarrowed = Boolean(filter.status ?? filter.type ?? filter.reason) || filter.email !== ''
  return {
    filter,
    since,
    isNarrowed,
    setFilter: (change: Partial<typeof filter>) => void setFilter(change),
    clear: () => void setFilter({ status: null, type: null, reason: null, email: null }),
  }
}

export type LogFilter = ReturnType<typeof useLogFilter>
