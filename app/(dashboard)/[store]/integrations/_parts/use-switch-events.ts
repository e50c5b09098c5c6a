'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { optimistic } from '@/app/_trpc/optimistic'
import { useStore } from '@/app/_ui/store-context'
import { undoToast } from '@/app/_ui/toast'

type Integration = { id: string; name: string }

/** Turns the events of an integration on or off, at once and with an undo: off, its endpoints answer 404. */
export function useSwitchEvents() {
  const t = useTranslations('integrations')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const options = trpc.integrations.update.mutationOptions()
  const { mutateAsync } = useMutation({
    ...options,
    ...optimistic(
      queryClient,
      trpc.integrations.list.queryKey({ storeId }),
      (old, input: { id: string; eventsEnabled?: boolean }) => ({
        results: old.results.map((each) =>
          each.id === input.id ? { ...each, eventsEnabled: input.eventsEnabled ?? each.eventsEnabled } : each,
        ),
      }),
    ),
    onSettled: () => queryClient.invalidateQueries(trpc.integrations.pathFilter()),
  })
  const change = ({ id }: Integration, eventsEnabled: boolean) => mutateAsync({ storeId, id, eventsEnabled })

  return (integration: Integration, eventsEnabled: boolean) => {
    void change(integration, eventsEnabled).then(
      () =>
        undoToast(t(eventsEnabled ? 'turnedOn' : 'turnedOff', { name: integration.name }), () =>
          change(integration, !eventsEnabled),
        ),
      () => undefined, // the mutation cache has said why
    )
  }
}
