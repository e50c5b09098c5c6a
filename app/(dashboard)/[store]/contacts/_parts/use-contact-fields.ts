'use client'
import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'

const freshMs = 60_000

/** The definitions of the store's contact fields by id; undefined until they are read, or for what is gone. */
export function useContactFields() {
  const trpc = useTRPC()
  const { storeId } = useStore()
  const query = useQuery(trpc.contactFields.list.queryOptions({ storeId }, { staleTime: freshMs }))
  return (id: string) => query.data?.results.find((field) => field.id === id)
}
