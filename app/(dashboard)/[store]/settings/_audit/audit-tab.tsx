'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState, NoPermission } from '@/app/_ui/error-state'
import { ScrollRegion } from '@/app/_ui/scroll-region'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { LoadMore } from '../../contacts/_parts/load-more'
import { AuditTable } from './audit-table'

/** Who changed what, newest first; for owners. */
export function AuditTab() {
  const t = useTranslations('settings')
  const { can } = useStore()
  return (
    // Without a link among its rows it is the region itself that has to take the focus, to be scrolled by keyboard.
    <ScrollRegion label={t('tab.audit')} className="min-h-0 flex-1 overflow-y-auto">
      {can('owner') ? <AuditLog /> : <NoPermission>{t('audit.needsOwner')}</NoPermission>}
    </ScrollRegion>
  )
}

function AuditLog() {
  const t = useTranslations('settings')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const log = useInfiniteQuery(
    trpc.store.audit.infiniteQueryOptions({ storeId }, { getNextPageParam: (page) => page.nextCursor ?? undefined }),
  )
  const entries = log.data?.pages.flatMap((page) => page.results) ?? []
  if (log.isPending) return <TableSkeleton />
  if (!log.data) return <ErrorState title={t('audit.unreadable')} error={log.error} onRetry={() => log.refetch()} />
  if (entries.length === 0)
    return (
      <EmptyState icon={<ScrollText aria-hidden />} title={t('audit.none')}>
        {t('audit.noneHint')}
      </EmptyState>
    )
  return (
    <>
      <AuditTable entries={entries} />
      {log.hasNextPage && (
        <LoadMore label={t('audit.more')} pending={log.isFetchingNextPage} onMore={() => log.fetchNextPage()} />
      )}
    </>
  )
}
