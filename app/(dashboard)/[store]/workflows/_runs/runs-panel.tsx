'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Chip } from '@/app/_ui/chip'
import { cn } from '@/app/_ui/cn'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import { useTypeName } from '../../events/_parts/use-type-name'
import { useEditor } from '../_editor/editor-context'
import { RunSteps } from './run-steps'

const freshMs = 5_000

/** What the workflow did, newest first: for whom, how it ended, and each step with old → new. */
export function RunsPanel() {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const { workflow } = useEditor()
  const typeName = useTypeName()
  const [openId, setOpenId] = useState<string | null>(null)
  const runs = useInfiniteQuery({
    ...trpc.workflows.runs.infiniteQueryOptions(
      { storeId, id: workflow.id },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
    refetchInterval: freshMs,
  })
  if (runs.isPending) return <TableSkeleton />
  if (runs.isError) return <ErrorState title={t('runsUnreadable')} error={runs.error} onRetry={() => runs.refetch()} />
  const all = runs.data.pages.flatMap(({ results }) => results)
  if (all.length === 0) return <EmptyState title={t('noRuns')}>{t('noRunsHint')}</EmptyState>
  return (
    <div className="flex flex-col">
      <ul aria-label={t('view.runs')}>
        {all.map((run) => {
          const isOpen = openId === run.eventId
          return (
            <li key={run.eventId} className="border-b">
              <button
                type="button"
                aria-expanded={isOpen}
                onClick={() => setOpenId(isOpen ? null : run.eventId)}
                className="flex min-h-10 w-full items-center gap-3 px-gutter py-1.5 text-left text-13 hover:bg-hover"
              >
                <ChevronRight className={cn('transition-transform', isOpen && 'rotate-90')} aria-hidden />
                <Chip tone={run.state === 'failed' ? 'bad' : run.state === 'waiting' ? 'warn' : 'ok'}>
                  {t(`run.${run.state}`)}
                </Chip>
                <bdi className="min-w-0 flex-1 truncate">{run.email ?? t('anonymous')}</bdi>
                <span className="truncate text-ink-2 max-md:hidden">
                  {typeName({ id: run.eventTypeId, name: run.eventTypeName }) ?? t('goneEvent')}
                </span>
                <Time at={run.startedAt} className="w-20 text-right text-ink-3" />
              </button>
              {isOpen && <RunSteps run={run} />}
            </li>
          )
        })}
      </ul>
      {runs.hasNextPage && (
        <div className="p-gutter">
          <Button pending={runs.isFetchingNextPage} onClick={() => runs.fetchNextPage()}>
            {t('older')}
          </Button>
        </div>
      )}
    </div>
  )
}
