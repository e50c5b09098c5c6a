'use client'
import { useFormatter, useTranslations } from 'next-intl'
import type { WaitConfig } from './node-config'

/** The first Sunday of a year, for the names of weekdays. */
const SUNDAY = Date.UTC(2023, 0, 1)
const DAY_MS = 86_400_000

/** "Wait 2 days", "Wait until 09:00 on Mon, Tue". */
export function useWaitText(): (wait: WaitConfig) => string {
  const t = useTranslations('workflows')
  const weekday = useWeekday()
  const format = useFormatter()
  return (wait) => {
    if (wait.mode === 'for') return t('node.waitFor', { n: wait.value ?? 0, unit: wait.unit })
    const days = format.list(wait.weekdays.map(weekday), { type: 'unit' })
    return t(days ? 'node.waitUntilOn' : 'node.waitUntil', { time: wait.time || '…', days })
  }
}

/** The short name of a weekday, 0 = Sunday. */
export function useWeekday(): (day: number) => string {
  const format = useFormatter()
  return (day) => format.dateTime(new Date(SUNDAY + day * DAY_MS), { weekday: 'short', timeZone: 'UTC' })
}
