'use client'
import { useLocale, useTranslations } from 'next-intl'
import { BarChart } from '@/app/_ui/bar-chart'
import { useTimeZone } from '@/app/_ui/store-context'
import { useBrush } from './use-brush'
import type { EventsChartData } from './use-events-chart'

const strongShare = 0.15
const daySeconds = 86_400
const heightPx = 52

type EventsChartProps = {
  chart: EventsChartData
  /** ISO 8601 of the first and the last moment of the bars that were chosen. */
  onNarrow: (from: Date, to: Date) => void
}

/** How many came, bar by bar, refusals in red; the latest in full colour. A click or a drag narrows the time to those bars. */
export function EventsChart({ chart: { buckets, bucketSeconds }, onNarrow }: EventsChartProps) {
  const t = useTranslations('events')
  const timeOf = useBarTime(buckets.length * bucketSeconds >= daySeconds, bucketSeconds < 60)
  const brush = useBrush(buckets.length, ({ first, last }) => {
    const [from, to] = [buckets[first], buckets[last]]
    if (from && to) onNarrow(new Date(from.at), new Date(Date.parse(to.at) + bucketSeconds * 1000 - 1))
  })
  const at = brush.at ?? buckets.length - 1
  const bucket = buckets[at]
  const percent = (bars: number) => `${(bars / buckets.length) * 100}%`
  return (
    <div className="min-h-18 px-gutter pb-3 max-md:hidden">
      {bucket && (
        <div className="relative cursor-crosshair touch-pan-y select-none" {...brush.pointer}>
          <BarChart
            label={t('chart')}
            valueLabel={t('chartAccepted')}
            badLabel={t('chartRejected')}
            heightPx={heightPx}
            bars={buckets.map((one, n) => ({
              key: one.at,
              label: timeOf(one.at),
              value: one.accepted,
              bad: one.rejected,
              strong: n >= buckets.length * (1 - strongShare),
            }))}
          />
          <div
            role="slider"
            tabIndex={0}
            aria-label={t('chartNarrow')}
            aria-valuemin={1}
            aria-valuemax={buckets.length}
            aria-valuenow={at + 1}
            aria-valuetext={t('chartBar', { ...bucket, time: timeOf(bucket.at) })}
            className="pointer-events-none absolute inset-x-0 top-0 rounded-chip"
            style={{ height: heightPx }}
            {...brush.keyboard}
          >
            {brush.span && (
              <div
                className="absolute inset-y-0 rounded-chip border border-accent bg-accent/15"
                style={{ left: percent(brush.span.first), width: percent(brush.span.last - brush.span.first + 1) }}
              />
            )}
          </div>
        </div>
      )}
    </div>
  )
}

function useBarTime(hasDay: boolean, hasSeconds: boolean): (at: string) => string {
  const locale = useLocale()
  const timeZone = useTimeZone()
  const time = new Intl.DateTimeFormat(locale, {
    ...(hasDay ? { day: 'numeric', month: 'short' } : {}),
    ...(hasSeconds ? { second: '2-digit' } : {}),
    ...{ hour: '2-digit', minute: '2-digit', timeZone },
  })
  return (at) => time.format(new Date(at))
}
