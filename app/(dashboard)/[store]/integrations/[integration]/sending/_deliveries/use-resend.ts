'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'

/** Sends one delivery again, or all of a send event that were given up. */
export function useResend() {
  const t = useTranslations('sending')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const onSettled = async () => {
    await queryClient.invalidateQueries(trpc.deliveries.pathFilter())
    await queryClient.invalidateQueries(trpc.eventTypes.pathFilter())
  }
  const one = useMutation(
    trpc.deliveries.resend.mutationOptions({ onSettled, onSuccess: () => toast(t('delivery.resent')) }),
  )
  const all = useMutation(
    trpc.deliveries.resendAll.mutationOptions({
      onSettled,
      onSuccess: ({ count }) => toast(t('deliveries.resent', { n: count })),
    }),
  )
  return {
    resend: (id: string) => one.mutate({ storeId, id }),
    resendAll: (eventTypeId: string) => all.mutate({ storeId, eventTypeId }),
    isPending: one.isPending || all.isPending,
  }
}
