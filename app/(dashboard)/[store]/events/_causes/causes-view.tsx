'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import type { ReceptionCause } from '@/server/events/reception-causes'
import type { LogFilter } from '../_log/use-log-filter'
import { CauseTable } from './cause-table'

const pollMs = 5_000

type CausesViewProps = {
  log: LogFilter
  openId: string | null
  onOpen: (id: string) => void
  onReplay: (cause: ReceptionCause) => void
  isNarrow: boolean
  /** Somebody is reading: nothing moves. */
  holds: boolean
}

/** The refusals that match, one line a cause; kept up to date while nobody reads them. */
export function CausesView({ log, holds, ...table }: CausesViewProps) {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const causes = useQuery(
    trpc.receptions.causes.queryOptions(
      { storeId, ...log.input, outcome: undefined },
      { refetchInterval: holds ? false : pollMs, placeholderData: keepPreviousData },
    ),
  )
  if (causes.isPending) return <TableSkeleton />
  if (causes.isError)
    return <ErrorState title={t('cause.unreadable')} error={causes.error} onRetry={() => causes.refetch()} />
  if (causes.data.length === 0) {
    return (
      <EmptyState
        icon={<CircleCheck aria-hidden />}
        title={t(log.isNarrowed ? 'cause.noMatch' : 'cause.none')}
        action={log.isNarrowed && <Button onClick={log.clear}>{t('clearFilters')}</Button>}
      >
        {t('cause.noneHint')}
      </EmptyState>
    )
  }
  return <CauseTable causes={causes.data} {...table} />
}
