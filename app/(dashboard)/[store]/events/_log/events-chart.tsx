'use client'
import { useLocale, useTranslations } from 'next-intl'
import { BarChart } from '@/app/_ui/bar-chart'
import { useTimeZone } from '@/app/_ui/store-context'
import type { EventsChartData } from './use-events-chart'
import { RANGES, type Range } from './use-log-filter'

const strongShare = 0.15
const dayMinutes = 1_440

/** How many came, bar by bar, refusals in red; the latest in full colour. */
export function EventsChart({ buckets, range }: { buckets: EventsChartData['buckets']; range: Range }) {
  const t = useTranslations('events')
  const locale = useLocale()
  const timeZone = useTimeZone()
  const time = new Intl.DateTimeFormat(locale, {
    ...(RANGES[range] >= dayMinutes ? { day: 'numeric', month: 'short' } : {}),
    ...{ hour: '2-digit', minute: '2-digit', timeZone },
  })
  return (
    <div className="min-h-18 px-gutter pb-3 max-md:hidden">
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
  )
}
