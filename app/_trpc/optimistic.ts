import type { DataTag, QueryClient, QueryKey } from '@tanstack/react-query'

type DataOf<Key> = Key extends DataTag<unknown, infer Data, unknown> ? Data : unknown

/**
 * Mutation callbacks that show the result at once and take it back when the server refuses; the mutation cache tells
 * the reason. Use: `trpc.x.rename.mutationOptions(optimistic(client, trpc.x.list.queryKey({ storeId }), rename))`
 */
export function optimistic<Key extends QueryKey, Input>(
  queryClient: QueryClient,
  queryKey: Key,
  change: (data: DataOf<Key>, input: Input) => DataOf<Key>,
) {
  return {
    onMutate: async (input: Input) => {
      await queryClient.cancelQueries({ queryKey })
      const before = queryClient.getQueryData<DataOf<Key>>(queryKey)
      if (before !== undefined) queryClient.setQueryData<DataOf<Key>>(queryKey, change(before, input))
      return { before }
    },
    onError: (_error: unknown, _input: Input, taken: { before: DataOf<Key> | undefined } | undefined) => {
      if (taken?.before !== undefined) queryClient.setQueryData<DataOf<Key>>(queryKey, taken.before)
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  }
}
