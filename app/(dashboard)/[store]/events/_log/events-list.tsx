'use client'
import { ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '@/app/_ui/button'
import { ErrorState } from '@/app/_ui/error-state'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { LoadMore } from '../../contacts/_parts/load-more'
import { EventsEmpty } from './events-empty'
import { ReceptionTable } from './reception-table'
import { SelectionBar } from './selection-bar'
import type { LogFilter } from './use-log-filter'
import type { useReading } from './use-reading'
import type { ReceptionLog } from './use-reception-log'
import type { Selection } from './use-selection'

type EventsListProps = {
  log: LogFilter
  receptions: ReceptionLog
  watch: ReturnType<typeof useReading>['watch']
  openId: string | null
  onOpen: (id: string) => void
  selection: Selection
  onReplay: () => void
}

/** The rows, newest first. What is new waits behind a button while somebody reads. */
export function EventsList({ log, receptions, watch, openId, onOpen, selection, onReplay }: EventsListProps) {
  const t = useTranslations('events')
  const { shown, rows, fresh, hasMoreFresh, apply } = receptions
  const list = useRef<HTMLDivElement>(null)
  const showFresh = () => {
    apply()
    list.current?.scrollTo({ top: 0 })
  }
  return (
    <div className="relative flex min-w-0 flex-1 flex-col">
      <SelectionBar selection={selection} onReplay={onReplay} />
      {fresh > 0 && (
        <div className="pointer-events-none relative z-10 flex h-0 justify-center">
          <Button
            size="sm"
            icon={<ArrowUp aria-hidden />}
            className="pointer-events-auto mt-1 rounded-full shadow-floating max-md:mt-2"
            onClick={showFresh}
          >
            {t(hasMoreFresh ? 'moreNew' : 'new', { count: fresh })}
          </Button>
        </div>
      )}
      <div ref={list} {...watch} className="min-h-0 flex-1 overflow-y-auto">
        {shown.isPending ? (
          <TableSkeleton />
        ) : shown.isError && rows.length === 0 ? (
          <ErrorState title={t('unreadable')} error={shown.error} onRetry={() => shown.refetch()} />
        ) : rows.length === 0 ? (
          <EventsEmpty log={log} />
        ) : (
          <ReceptionTable rows={rows} openId={openId} onOpen={onOpen} selection={selection} />
        )}
        {shown.hasNextPage && (
          <LoadMore label={t('older')} pending={shown.isFetchingNextPage} onMore={() => shown.fetchNextPage()} />
        )}
      </div>
    </div>
  )
}
