'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import { type LogFilter, RANGES } from './use-log-filter'

const pollMs = 4_000

/** How many came in the chosen time, bucket by bucket and in all, by outcome; of what the other filters leave. */
export function useEventsChart({ filter, input, isSpan }: LogFilter, isHeld: boolean) {
  const trpc = useTRPC()
  const { storeId } = useStore()
  const { since, until, ...others } = input
  const time = isSpan ? { since, until } : { minutes: RANGES[filter.range] }
  const chart = useQuery(
    trpc.receptions.chart.queryOptions(
      { storeId, ...others, ...time },
      { refetchInterval: isHeld ? false : pollMs, placeholderData: keepPreviousData },
    ),
  )
  const buckets = chart.data?.buckets ?? []
  const sum = (outcome: 'accepted' | 'rejected' | 'duplicate') =>
    buckets.reduce((total, bucket) => total + bucket[outcome], 0)
  return {
    buckets,
    bucketSeconds: chart.data?.bucketSeconds ?? 60,
    counts: chart.data && { accepted: sum('accepted'), rejected: sum('rejected'), duplicate: sum('duplicate') },
  }
}

export type EventsChartData = ReturnType<typeof useEventsChart>
