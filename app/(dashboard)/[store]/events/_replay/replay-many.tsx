'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { ErrorState, Notice } from '@/app/_ui/error-state'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import type { ReceptionFilter } from '@/server/events/reception-filter'
import type { ReplayPreview } from '@/server/replays/preview-replay'
import { PreviewLines } from './preview-lines'
import { ReplayOptions } from './replay-options'
import { useFilterWords } from './use-filter-words'

type ReplayManyProps = { filter: ReceptionFilter; onStarted: (replayId: string) => void }

/** How a replay of all that match would end, by the present definitions; then its start. */
export function ReplayMany({ filter, onStarted }: ReplayManyProps) {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const words = useFilterWords()(filter)
  const [options, setOptions] = useState({
    startsWorkflows: true,
    createsContacts: filter.reasonCode === 'contact-missing',
  })
  const preview = useQuery(
    trpc.receptions.previewReplay.queryOptions({ storeId, ...filter }, { staleTime: 0, refetchOnWindowFocus: false }),
  )
  const start = useMutation(
    trpc.receptions.startReplay.mutationOptions({
      onSuccess: ({ id }) => {
        void queryClient.invalidateQueries(trpc.receptions.replays.pathFilter())
        onStarted(id)
      },
    }),
  )
  const hasApi = filter.receiveContext === undefined || filter.receiveContext === 'api'
  const reasonOf = ({ total, judged, passes }: ReplayPreview) =>
    total === 0 ? t('replay.nothingMatches') : judged === total && passes === 0 && t('replay.nonePasses')
  const missing = preview.data?.contactMissing ?? 0
  if (preview.isError)
    return <ErrorState title={t('replay.unreadable')} error={preview.error} onRetry={() => preview.refetch()} />
  return (
    <div className="flex flex-col gap-4 text-13">
      <p className="break-words text-ink-2">{words}</p>
      {preview.isPending ? (
        <Loading className="flex flex-col gap-3">
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/2" />
        </Loading>
      ) : (
        <PreviewLines preview={preview.data} />
      )}
      {filter.outcome !== 'rejected' && (
        <Notice tone="warn" title={t('replay.manyAgain')}>
          {t('replay.manyAgainHint')}
        </Notice>
      )}
      <ReplayOptions options={options} onChange={setOptions} hasApi={hasApi} />
      {missing > 0 && !options.createsContacts && (
        <Notice tone="warn" title={t('replay.contactMissing', { count: missing })}>
          {t('replay.contactMissingHint')}
        </Notice>
      )}
      <p className="text-12 text-ink-3">{t('replay.manyHint')}</p>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button
          variant="primary"
          pending={start.isPending}
          showReason
          disabledReason={!can('editor') ? t('replay.needsEditor') : preview.data && reasonOf(preview.data)}
          onClick={() => start.mutate({ storeId, filter, ...options })}
        >
          {t('replay.these', { count: preview.data?.total ?? 0 })}
        </Button>
      </div>
    </div>
  )
}
