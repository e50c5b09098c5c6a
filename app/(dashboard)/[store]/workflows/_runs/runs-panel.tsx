'use client'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { useEditor } from '../_editor/editor-context'
import { ParkedNotice } from './parked-notice'
import { RunFilters } from './run-filters'
import { RunLine } from './run-line'
import { useRunFilter } from './use-run-filter'

const freshMs = 5_000

/** What the workflow did, newest first: for whom, how it ended, and each step with old → new. */
export function RunsPanel() {
  const { workflow } = useEditor()
  return (
    <div className="flex flex-col">
      <ParkedNotice workflowId={workflow.id} />
      <RunFilters />
      <Runs />
    </div>
  )
}

function Runs() {
  const t = useTranslations('workflows')
  const tRuns = useTranslations('runs')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const { workflow } = useEditor()
  const { filter, openId, open } = useRunFilter()
  const runs = useInfiniteQuery({
    ...trpc.workflows.runs.infiniteQueryOptions(
      { storeId, id: workflow.id, ...filter },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
    placeholderData: keepPreviousData,
    refetchInterval: freshMs,
  })
  const all = runs.data?.pages.flatMap(({ results }) => results) ?? []
  // Who comes by the address of one run finds it, however far back it is.
  const isListed = all.some(({ eventId }) => eventId === openId)
  const one = useQuery({
    ...trpc.workflows.runs.queryOptions({ storeId, id: workflow.id, eventId: openId ?? '' }),
    enabled: openId !== null && !isListed && !runs.isPending,
  })
  if (runs.isPending) return <TableSkeleton />
  if (runs.isError) return <ErrorState title={t('runsUnreadable')} error={runs.error} onRetry={() => runs.refetch()} />
  const listed = isListed ? all : [...(one.data?.results ?? []), ...all]
  if (listed.length === 0 && Object.keys(filter).length > 0)
    return <EmptyState title={tRuns('filter.none')}>{tRuns('filter.noneHint')}</EmptyState>
  if (listed.length === 0) return <EmptyState title={t('noRuns')}>{t('noRunsHint')}</EmptyState>
  return (
    <>
      <ul aria-label={t('view.runs')}>
        {listed.map((run) => (
          <RunLine
            key={run.eventId}
            run={run}
            isOpen={openId === run.eventId}
            onOpen={(isOpen) => open(isOpen ? run.eventId : null)}
          />
        ))}
      </ul>
      {runs.hasNextPage && (
        <div className="p-gutter">
          <Button pending={runs.isFetchingNextPage} onClick={() => runs.fetchNextPage()}>
            {t('older')}
          </Button>
        </div>
      )}
    </>
  )
}
