'use client'
import { ArrowUp, Pause, Play, Radio } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Chip } from '@/app/_ui/chip'
import { useDrawer } from '@/app/_ui/drawer'
import { ErrorState } from '@/app/_ui/error-state'
import { Page, PageHeader, Split } from '@/app/_ui/page'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { LoadMore } from '../../contacts/_parts/load-more'
import { ReceptionDrawer } from '../_reception/reception-drawer'
import { EventsChart } from './events-chart'
import { EventsEmpty } from './events-empty'
import { LogFilters } from './log-filters'
import { ReceptionTable } from './reception-table'
import { useEventsChart } from './use-events-chart'
import { useLogFilter } from './use-log-filter'
import { useReading } from './use-reading'
import { useReceptionLog } from './use-reception-log'

/** The live log of receptions: filters, how many came, the rows, and one of them beside them. */
export function EventsScreen() {
  const t = useTranslations('events')
  const log = useLogFilter()
  const drawer = useDrawer('event')
  const [isHeld, setHeld] = useState(false)
  const { isReading, watch } = useReading()
  const { shown, rows, fresh, hasMoreFresh, apply } = useReceptionLog(
    log,
    isHeld || isReading || drawer.openId !== null,
  )
  const chart = useEventsChart(log, isHeld)
  const list = useRef<HTMLDivElement>(null)

  const at = rows.findIndex(({ id }) => id === drawer.openId)
  const neighbour = (step: -1 | 1) => {
    const row = at < 0 ? undefined : rows[at + step]
    return row && (() => drawer.open(row.id))
  }
  const showFresh = () => {
    apply()
    list.current?.scrollTo({ top: 0 })
  }

  return (
    <Page>
      <PageHeader
        title={t('title')}
        aside={
          isHeld ? (
            <Chip tone="warn" icon={<Pause aria-hidden />}>
              {t('held')}
            </Chip>
          ) : (
            <Chip tone="accent" icon={<Radio aria-hidden />}>
              {t('live')}
            </Chip>
          )
        }
        actions={
          <Button
            variant="quiet"
            icon={isHeld ? <Play aria-hidden /> : <Pause aria-hidden />}
            aria-pressed={isHeld}
            onClick={() => setHeld(!isHeld)}
          >
            {t('hold')}
          </Button>
        }
      />
      <LogFilters log={log}>
        {chart.counts && <p className="ml-auto text-12 text-ink-3 max-md:ml-0">{t('counts', chart.counts)}</p>}
      </LogFilters>
      <EventsChart buckets={chart.buckets} range={log.filter.range} />
      <Split className="relative">
        <div className="relative flex min-w-0 flex-1 flex-col">
          {fresh > 0 && (
            <div className="pointer-events-none absolute inset-x-0 top-1 z-10 flex justify-center max-md:top-2">
              <Button
                size="sm"
                icon={<ArrowUp aria-hidden />}
                className="pointer-events-auto rounded-full shadow-floating"
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
              <ReceptionTable rows={rows} openId={drawer.openId} onOpen={drawer.open} />
            )}
            {shown.hasNextPage && (
              <LoadMore label={t('older')} pending={shown.isFetchingNextPage} onMore={() => shown.fetchNextPage()} />
            )}
          </div>
        </div>
        {drawer.openId && (
          <ReceptionDrawer
            key={drawer.openId}
            receptionId={drawer.openId}
            onOpen={drawer.open}
            onClose={drawer.close}
            onPrevious={neighbour(-1)}
            onNext={neighbour(1)}
          />
        )}
      </Split>
    </Page>
  )
}
