'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { PageBody } from '@/app/_ui/page'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { LoadMore } from '../../contacts/_parts/load-more'
import { MemberTable } from './member-table'
import type { SegmentWithUses } from './segment-with-uses'

const refreshMs = 5_000

/** Who is in the segment now. `children` stand above the list. */
export function MembersTab({ segment, children }: { segment: SegmentWithUses; children?: ReactNode }) {
  const t = useTranslations('segments')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const members = useInfiniteQuery(
    trpc.segments.members.infiniteQueryOptions(
      { storeId, id: segment.id },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        // One page is cheap to read again; a list that was read on stays as it is.
        refetchInterval: ({ state }) => (state.data && state.data.pages.length > 1 ? false : refreshMs),
      },
    ),
  )
  const contacts = members.data?.pages.flatMap((page) => page.results) ?? []
  return (
    <PageBody flush>
      {children}
      {members.isPending ? (
        <TableSkeleton />
      ) : members.isError && !members.data ? (
        <ErrorState title={t('members.unreadable')} error={members.error} onRetry={() => members.refetch()} />
      ) : contacts.length === 0 ? (
        <EmptyState icon={<Users aria-hidden />} title={t('members.none')}>
          {t('members.noneHint', { type: segment.type })}
        </EmptyState>
      ) : (
        <>
          <MemberTable segment={segment} members={contacts} />
          {members.hasNextPage && (
            <LoadMore
              label={t('members.more')}
              pending={members.isFetchingNextPage}
              onMore={() => members.fetchNextPage()}
            />
          )}
        </>
      )}
    </PageBody>
  )
}
