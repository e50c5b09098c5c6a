'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { BarChart } from '@/app/_ui/bar-chart'
import { useStore, useTimeZone } from '@/app/_ui/store-context'
import { type LogFilter, RANGES } from './use-log-filter'

const pollMs = 4_000
const strongShare = 0.15
const dayMinutes = 1_440

/** How many came, bar by bar, refusals in red; the latest in full colour. */
export function EventsChart({ log: { filter }, isHeld }: { log: LogFilter; isHeld: boolean }) {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const locale = useLocale()
  const timeZone = useTimeZone()
  const { storeId } = useStore()
  const minutes = RANGES[filter.range]
  const chart = useQuery(
    trpc.receptions.chart.queryOptions(
      { storeId, minutes, eventTypeId: filter.type ?? undefined },
      { refetchInterval: isHeld ? false : pollMs, placeholderData: keepPreviousData },
    ),
  )
  const buckets = chart.data?.buckets ?? []
  const time = new Intl.DateTimeFormat(locale, {
    ...(minutes > dayMinutes / 2 ? { day: 'numeric', month: 'short' } : {}),
    ...{ hour: '2-digit', minute: '2-digit', timeZone },
  })
  const sum = (outcome: 'accepted' | 'rejected' | 'duplicate') =>
    buckets.reduce((total, bucket) => total + bucket[outcome], 0)

  return (
    <div className="px-gutter pb-3">
      <p className="mb-1 text-right text-12 text-ink-3 max-md:text-left">
        {t('counts', { accepted: sum('accepted'), rejected: sum('rejected'), duplicate: sum('duplicate') })}
      </p>
      <div className="min-h-18">
        {buckets.length > 0 && (
          <BarChart
            label={t('chart')}
            valueLabel={t('chartAccepted')}
            badLabel={t('chartRejected')}
            bars={buckets.map(({ at, accepted, rejected }, n) => ({
              key: at,
              label: time.format(new Date(at)),
              value: accepted,
              bad: rejected,
              strong: n >= buckets.length * (1 - strongShare),
            }))}
          />
        )}
      </div>
    </div>
  )
}
