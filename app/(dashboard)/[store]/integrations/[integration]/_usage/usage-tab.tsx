'use client'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { ErrorState } from '@/app/_ui/error-state'
import { PageBody } from '@/app/_ui/page'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import type { Usage } from '@/server/problems'
import { UsageTable } from '../../_parts/usage-table'

/** Segments and started workflows that are built on the integration's events. */
export function UsageTab({ usage }: { usage: UseQueryResult<{ usedBy: Usage[] }, unknown> }) {
  const t = useTranslations('integrations')
  return (
    <PageBody>
      {usage.isPending ? (
        <Loading className="flex max-w-160 flex-col gap-4">
          <Skeleton className="w-2/3" />
          <Skeleton className="h-24" />
        </Loading>
      ) : usage.isError ? (
        <ErrorState title={t('usage.unreadable')} error={usage.error} onRetry={() => usage.refetch()} />
      ) : (
        <UsageTable usages={usage.data.usedBy} hint={t('usage.hint')} />
      )}
    </PageBody>
  )
}
