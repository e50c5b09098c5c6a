'use client'
import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import type { LogFilter } from './use-log-filter'

const pollMs = 2_000

/**
 * The log as it is shown, and what came since. It is asked for every 2 s while the page is visible; what is new slides in
 * only while nobody is reading (`holds`), and is counted otherwise. What a shown row did is kept up to date in its place.
 */
export function useReceptionLog({ input: filter }: LogFilter, holds: boolean) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const input = { storeId, ...filter }
  const options = trpc.receptions.list.infiniteQueryOptions(input, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const shown = useInfiniteQuery(options)
  const latest = useQuery(
    trpc.receptions.list.queryOptions(input, { refetchInterval: pollMs, enabled: shown.isSuccess }),
  )
  const newest = latest.data

  const latestRows = new Map(newest?.results.map((row) => [row.id, row]))
  const rows = shown.data?.pages.flatMap((page) => page.results).map((row) => latestRows.get(row.id) ?? row) ?? []
  const top = rows[0]?.id ?? ''
  const fresh = newest?.results.filter(({ id }) => id > top).length ?? 0

  const apply = () => {
    if (!newest) return
    queryClient.setQueryData<InfiniteData<typeof newest, string | null>>(options.queryKey, {
      pages: [newest],
      pageParams: [null],
    })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when something new came, or when the reader is done
  useEffect(() => {
    if (!holds && fresh > 0) apply()
  }, [holds, fresh])

  return { shown, rows, fresh, hasMoreFresh: fresh > 0 && fresh === newest?.results.length, apply }
}

export type ReceptionLog = ReturnType<typeof useReceptionLog>
