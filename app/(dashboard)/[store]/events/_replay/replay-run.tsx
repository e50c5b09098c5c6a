'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Square } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { ErrorState } from '@/app/_ui/error-state'
import { Progress } from '@/app/_ui/progress'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import { ReplayState } from './replay-state'
import { useFilterWords } from './use-filter-words'

const pollMs = 1_000

/** One replay of many: how far it is, what became of what it took, and its end. */
export function ReplayRun({ replayId }: { replayId: string }) {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const wordsOf = useFilterWords()
  const query = useQuery(
    trpc.receptions.getReplay.queryOptions(
      { storeId, id: replayId },
      { refetchInterval: ({ state }) => (state.data?.state === 'running' ? pollMs : false) },
    ),
  )
  const stop = useMutation(
    trpc.receptions.stopReplay.mutationOptions({
      onSuccess: (replay) =>
        queryClient.setQueryData(trpc.receptions.getReplay.queryKey({ storeId, id: replayId }), replay),
    }),
  )
  const state = query.data?.state
  useEffect(() => {
    if (state === undefined || state === 'running') return
    for (const place of ['list', 'causes', 'chart', 'replays'] as const)
      void queryClient.invalidateQueries(trpc.receptions[place].pathFilter())
  }, [state, queryClient, trpc])

  if (query.isPending) {
    return (
      <Loading className="flex flex-col gap-3">
        <Skeleton className="w-2/3" />
        <Skeleton className="w-1/2" />
      </Loading>
    )
  }
  if (query.isError)
    return <ErrorState title={t('replay.runUnreadable')} error={query.error} onRetry={() => query.refetch()} />
  const { total, done, accepted, rejected, skipped, filter, startedBy, createdAt, startsWorkflows } = query.data
  return (
    <div className="flex flex-col gap-4 text-13">
      <div className="flex items-center gap-3">
        <ReplayState state={query.data.state} />
        <p role="status" className="mr-auto font-semibold text-14 tabular-nums">
          {t('replay.progress', { done, total })}
        </p>
        {state === 'running' && (
          <Button
            size="sm"
            icon={<Square aria-hidden />}
            pending={stop.isPending}
            disabledReason={!can('editor') && t('replay.needsEditor')}
            onClick={() => stop.mutate({ storeId, id: replayId })}
          >
            {t('replay.stop')}
          </Button>
        )}
      </div>
      <Progress label={t('replay.progressLabel')} value={total === 0 ? 1 : done} max={Math.max(1, total)} />
      <dl className="grid grid-cols-3 gap-3">
        <Figure label={t('replay.accepted')} value={accepted} look={accepted > 0 ? 'text-ok' : undefined} />
        <Figure label={t('replay.refused')} value={rejected} look={rejected > 0 ? 'text-bad' : undefined} />
        <Figure label={t('replay.skipped')} value={skipped} />
      </dl>
      {skipped > 0 && <p className="text-12 text-ink-3">{t('replay.skippedHint')}</p>}
      <p className="break-words text-ink-2">
        {wordsOf(filter)}
        {!startsWorkflows && ` · ${t('replay.withoutWorkflows')}`}
      </p>
      <p className="text-12 text-ink-3">
        <bdi>{startedBy.name}</bdi> · <Time at={createdAt} exact />
      </p>
    </div>
  )
}

function Figure({ label, value, look }: { label: string; value: number; look?: string }) {
  return (
    <div className="flex flex-col-reverse rounded-control border px-3 py-2">
      <dt className="text-12 text-ink-3">{label}</dt>
      <dd className={`font-semibold text-19 tabular-nums ${look ?? ''}`}>{value}</dd>
    </div>
  )
}
