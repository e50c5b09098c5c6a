'use client'
import { debounce, parseAsIsoDateTime, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { useDebounced } from '../../contacts/_parts/use-debounced'
import { isAddress } from './is-address'

/** How far back, in minutes. */
export const RANGES = { '15m': 15, '1h': 60, '24h': 1_440, '7d': 10_080, '30d': 43_200 } as const
export type Range = keyof typeof RANGES
export const RANGE_NAMES = ['15m', '1h', '24h', '7d', '30d'] as const satisfies Range[]

/** `held` is a refusal whose sender was told that it is taken. */
export const OUTCOMES = ['accepted', 'rejected', 'held', 'duplicate'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const CONTEXTS = ['api', 'webhook', 'web'] as const

/** The reasons that somebody can do something about; the words of `server/problems.ts`. */
export const REASONS = [
  ...(['not-valid', 'contact-missing', 'invalid-json', 'invalid-request', 'unsupported-media-type'] as const),
  ...(['body-too-large', 'too-many-requests', 'idempotency-mismatch', 'forbidden', 'address-refused'] as const),
  ...(['not-found', 'not-verified', 'origin-refused', 'store-blocked'] as const),
] as const

const typed = () => parseAsString.withDefault('').withOptions({ limitUrlUpdates: debounce(250) })

const PARAMS = {
  range: parseAsStringLiteral(RANGE_NAMES).withDefault('24h'),
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
  status: parseAsStringLiteral(OUTCOMES),
  type: parseAsString,
  alias: parseAsString,
  context: parseAsStringLiteral(CONTEXTS),
  key: parseAsString,
  reason: parseAsStringLiteral(REASONS),
  path: parseAsString,
  expected: parseAsString,
  email: typed(),
  ip: typed(),
}

/** What "clear" takes away; the time stays. */
const NONE = {
  ...{ status: null, type: null, alias: null, context: null, key: null },
  ...{ reason: null, path: null, expected: null, email: null, ip: null },
}

const minuteMs = 60_000

/** What the log is narrowed by; all of it stands in the address. `input` is the same as the server takes it. */
export function useLogFilter() {
  const [filter, setFilter] = useQueryStates(PARAMS)
  const { range, from, to, status } = filter
  // Fixed while the range stands: a moving edge would be a new list every second.
  const ago = useMemo(() => new Date(Date.now() - RANGES[range] * minuteMs).toISOString(), [range])
  const email = useDebounced(filter.email.trim())
  const address = useDebounced(filter.ip.trim())
  const isAddressBad = address !== '' && !isAddress(address)
  const { range: _, from: __, to: ___, ...others } = filter
  return {
    filter,
    input: {
      ...{ since: from?.toISOString() ?? ago, until: to?.toISOString() },
      ...ofOutcome(status),
      ...ofType(filter.type),
      alias: filter.alias ?? undefined,
      receiveContext: filter.context ?? undefined,
      apiKeyId: filter.key ?? undefined,
      reasonCode: filter.reason ?? undefined,
      path: filter.path ?? undefined,
      expected: filter.expected ?? undefined,
      email: email || undefined,
      address: address && !isAddressBad ? address : undefined,
    },
    isAddressBad,
    /** The time was chosen to the minute, not "the last …". */
    isSpan: from !== null || to !== null,
    isNarrowed: Object.values(others).some((value) => value !== null && value !== ''),
    setFilter: (change: Partial<typeof filter>) => void setFilter(change),
    clear: () => void setFilter(NONE),
  }
}

/** In place of an event type: all but page visits. */
export const NO_VISITS = 'no-visits'

function ofType(type: string | null): { eventTypeId?: string; hidesVisits?: boolean } {
  return type === NO_VISITS ? { hidesVisits: true } : { eventTypeId: type ?? undefined }
}

function ofOutcome(status: Outcome | null): { outcome?: 'accepted' | 'rejected' | 'duplicate'; isHeld?: boolean } {
  if (status === 'held') return { outcome: 'rejected', isHeld: true }
  return { outcome: status ?? undefined }
}

export type LogFilter = ReturnType<typeof useLogFilter>
