'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import { useEditor } from '../_editor/editor-context'

/** *Run again from here*: goes on at the nodes that could not run. */
export function RetryRun({ eventId }: { eventId: string }) {
  const t = useTranslations('runs')
  const trpc = useTRPC()
  const { storeId, can } = useStore()
  const { workflow } = useEditor()
  const queries = useQueryClient()
  const retry = useMutation({
    ...trpc.workflows.retryRun.mutationOptions(),
    onSuccess: async ({ state }) => {
      toast(t(`retry.${state}`))
      await queries.invalidateQueries(trpc.workflows.pathFilter())
    },
  })
  return (
    <Button
      size="sm"
      icon={<RotateCw aria-hidden />}
      pending={retry.isPending}
      disabledReason={(!can('editor') && t('needsEditor')) || (workflow.state !== 'active' && t('retry.notActive'))}
      onClick={() => retry.mutate({ storeId, workflowId: workflow.id, eventId })}
    >
      {t('retry.do')}
    </Button>
  )
}
