'use client'
import { useQuery } from '@tanstack/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import type { AppRouter } from '@/server/api/router'

export type Reception = inferRouterOutputs<AppRouter>['receptions']['get']

const pollMs = 2_000

/** One reception; asked for again while what it causes is still under way. */
export function useReception(id: string) {
  const trpc = useTRPC()
  const { storeId } = useStore()
  return useQuery(
    trpc.receptions.get.queryOptions(
      { storeId, id },
      {
        refetchInterval: ({ state }) => (state.data?.events.some(({ pending }) => pending !== null) ? pollMs : false),
      },
    ),
  )
}
