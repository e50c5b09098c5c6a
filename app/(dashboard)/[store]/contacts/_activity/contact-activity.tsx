'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Activity as ActivityIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { LoadMore } from '../_parts/load-more'
import { ActivityLine } from './activity-line'

const pollMs = 4_000

/** The timeline of a contact, newest first. The first page keeps itself fresh; who reads further down is left alone. */
export function ContactActivity({ contactId }: { contactId: string }) {
  const t = useTranslations('contacts')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const query = useInfiniteQuery(
    trpc.contacts.activity.infiniteQueryOptions(
      { storeId, id: contactId },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : pollMs),
      },
    ),
  )
  const lines = query.data?.pages.flatMap((page) => page.results) ?? []

  if (query.isPending) return <TimelineSkeleton />
  if (query.isError && lines.length === 0) {
    return <ErrorState title={t('activity.unreadable')} error={query.error} onRetry={() => query.refetch()} />
  }
  if (lines.length === 0) {
    return (
      <EmptyState icon={<ActivityIcon aria-hidden />} title={t('activity.none')}>
        {t('activity.noneHint')}
      </EmptyState>
    )
  }
  return (
    <>
      <ol aria-label={t('tab.activity')}>
        {lines.map((activity) => (
          <ActivityLine key={`${activity.type} ${activity.id}`} activity={activity} />
        ))}
      </ol>
      {query.hasNextPage && (
        <LoadMore label={t('activity.older')} pending={query.isFetchingNextPage} onMore={() => query.fetchNextPage()} />
      )}
    </>
  )
}

function TimelineSkeleton() {
  return (
    <Loading className="flex flex-col gap-6">
      {['a', 'b', 'c', 'd', 'e'].map((key) => (
        <div key={key} className="flex gap-3">
          <Skeleton className="w-6 rounded-full" />
          <Skeleton className="w-64" />
        </div>
      ))}
    </Loading>
  )
}
