'use client'
import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'

const freshMs = 30_000

/** What a condition of this store can be made of. */
export function useSegmentOptions() {
  const trpc = useTRPC()
  const { storeId } = useStore()
  return useQuery(trpc.segments.options.queryOptions({ storeId }, { staleTime: freshMs }))
}
