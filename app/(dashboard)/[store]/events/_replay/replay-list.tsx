'use client'
import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import { ReplayState } from './replay-state'
import { useFilterWords } from './use-filter-words'

const pollMs = 2_000

/** The last replays of many, the youngest first. */
export function ReplayList({ onOpen }: { onOpen: (replayId: string) => void }) {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const wordsOf = useFilterWords()
  const replays = useQuery(
    trpc.receptions.replays.queryOptions(
      { storeId },
      { refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'running') ? pollMs : false) },
    ),
  )
  if (replays.isPending) {
    return (
      <Loading className="flex flex-col gap-3">
        <Skeleton className="w-2/3" />
        <Skeleton className="w-1/2" />
      </Loading>
    )
  }
  if (replays.isError)
    return <ErrorState title={t('replay.listUnreadable')} error={replays.error} onRetry={() => replays.refetch()} />
  if (replays.data.length === 0)
    return (
      <EmptyState icon={<History aria-hidden />} title={t('replay.none')}>
        {t('replay.noneHint')}
      </EmptyState>
    )
  return (
    <ul className="-my-2 divide-y text-13">
      {replays.data.map((replay) => (
        <li key={replay.id}>
          <button
            type="button"
            onClick={() => onOpen(replay.id)}
            className="-mx-2 flex w-[calc(100%+16px)] flex-col gap-1 rounded-control px-2 py-2.5 text-left hover:bg-hover"
          >
            <span className="flex w-full items-center gap-2">
              <ReplayState state={replay.state} />
              <span className="tabular-nums">{t('replay.progress', { done: replay.done, total: replay.total })}</span>
              <Time at={replay.createdAt} className="ml-auto text-ink-3" />
            </span>
            <span className="break-words text-ink-2">{wordsOf(replay.filter)}</span>
            <span className="text-12 text-ink-3">
              {t('replay.result', { accepted: replay.accepted, rejected: replay.rejected, skipped: replay.skipped })}
              {' · '}
              <bdi>{replay.startedBy.name}</bdi>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
