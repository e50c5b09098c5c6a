'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import type { DeliveryLine } from '@/server/deliveries/delivery-row'

const pollMs = 2_000

/**
 * The deliveries of a send event, asked for every 2 s. The rows that are shown are kept up to date in their places; what
 * is new slides in only while nobody is reading (`holds`), and is counted otherwise.
 */
export function useDeliveryLog(eventTypeId: string, state: DeliveryLine['state'] | null, holds: boolean) {
  const trpc = useTRPC()
  const { storeId } = useStore()
  const query = useInfiniteQuery(
    trpc.deliveries.list.infiniteQueryOptions(
      { storeId, eventTypeId, state: state ?? undefined },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, refetchInterval: pollMs },
    ),
  )
  const all = query.data?.pages.flatMap((page) => page.results) ?? []
  const newest = all[0]?.id ?? ''
  const [held, setHeld] = useState({ state, top: '' })
  const isOther = held.state !== state
  if (isOther || (held.top !== newest && (!holds || held.top === ''))) setHeld({ state, top: newest })
  const rows = holds && !isOther && held.top !== '' ? all.filter(({ id }) => id <= held.top) : all
  return { query, rows, fresh: all.length - rows.length, apply: () => setHeld({ state, top: newest }) }
}
