'use client'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'

/** The store's contacts, page by page; `search` as the person typed it. */
export function useContactList(search: string) {
  const trpc = useTRPC()
  const { storeId } = useStore()
  const query = useInfiniteQuery(
    trpc.contacts.list.infiniteQueryOptions(
      { storeId, search: search.trim() || undefined },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: keepPreviousData },
    ),
  )
  return { query, contacts: query.data?.pages.flatMap((page) => page.results) ?? [] }
}
