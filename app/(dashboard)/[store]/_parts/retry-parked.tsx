'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'

type RetryParkedProps = {
  /** Of these events, of a workflow, or all. */
  eventIds?: string[]
  workflowId?: string
  children: string
}

/** Has parked work tried again, at once. */
export function RetryParked({ children, ...filter }: RetryParkedProps) {
  const t = useTranslations('runs')
  const trpc = useTRPC()
  const { storeId, can } = useStore()
  const queries = useQueryClient()
  const retry = useMutation({
    ...trpc.workflows.retryParked.mutationOptions(),
    onSuccess: async ({ retried }) => {
      toast(t('parked.retried', { n: retried }))
      await queries.invalidateQueries()
    },
  })
  return (
    <Button
      size="sm"
      pending={retry.isPending}
      disabledReason={!can('editor') && t('needsEditor')}
      onClick={() => retry.mutate({ storeId, ...filter })}
    >
      {children}
    </Button>
  )
}
