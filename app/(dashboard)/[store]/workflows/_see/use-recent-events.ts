'use client'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'

const RECENT = 20

/** The last events of a type, newest first; none while there is no type. */
export function useRecentEvents(eventTypeId: string | undefined) {
  const trpc = useTRPC()
  const { storeId } = useStore()
  const recent = useQuery(
    trpc.eventTypes.recentEvents.queryOptions(eventTypeId ? { storeId, id: eventTypeId, limit: RECENT } : skipToken, {
      staleTime: 0,
    }),
  )
  return { events: recent.data?.results ?? [], isLoading: recent.isLoading }
}
