'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { ErrorState } from '@/app/_ui/error-state'
import { Page } from '@/app/_ui/page'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { useVisitWords } from './use-visit-words'
import { WorkflowEditor } from './workflow-editor'

/** One workflow: its editor, once the workflow and what it can be made of are here. */
export function WorkflowScreen({ id }: { id: string }) {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const workflow = useQuery(trpc.workflows.get.queryOptions({ storeId, id }))
  const palette = useQuery(trpc.workflows.palette.queryOptions({ storeId }))
  const withVisitWords = useVisitWords()
  const failed = [workflow, palette].find((query) => query.isError)
  if (failed)
    return (
      <Page>
        <ErrorState title={t('oneUnreadable')} error={failed.error} onRetry={() => failed.refetch()} />
      </Page>
    )
  // What was looked at before may be old, and the editor begins with it.
  if (!workflow.data || !workflow.isFetchedAfterMount || !palette.data)
    return (
      <Page>
        <TableSkeleton />
      </Page>
    )
  const triggers = withVisitWords(palette.data.triggers)
  return <WorkflowEditor key={id} workflow={workflow.data} palette={{ ...palette.data, triggers }} />
}
