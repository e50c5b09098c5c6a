'use client'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import { useTimeZone } from '@/app/_ui/store-context'

const tickMs = 1_000

/** "in 12 min", and exactly on hover; "now" once it is due. */
export function NextTry({ at }: { at: string }) {
  const t = useTranslations('sending')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const now = useNow({ updateInterval: tickMs })
  const date = new Date(at)
  const isDue = date.getTime() - now.getTime() < tickMs
  return (
    <time
      dateTime={at}
      title={format.dateTime(date, { timeZone, dateStyle: 'medium', timeStyle: 'medium' })}
      suppressHydrationWarning
    >
      {isDue ? t('deliveries.now') : format.relativeTime(date, { now, style: 'short' })}
    </time>
  )
}
