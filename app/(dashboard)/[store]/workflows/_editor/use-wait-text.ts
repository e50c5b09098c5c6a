'use client'
import { useFormatter, useTranslations } from 'next-intl'
import type { WaitConfig } from './wait-config'

/** The first Sunday of a year, for the names of weekdays. */
const SUNDAY = Date.UTC(2023, 0, 1)
const DAY_MS = 86_400_000

/** "Wait 2 days", "Wait until 09:00 on Mon, Tue", "Wait until 2 days before Birthday"; `date` names the date that is waited for. */
export function useWaitText(): (wait: WaitConfig, date: string | undefined) => string {
  const t = useTranslations('workflows')
  const weekday = useWeekday()
  const format = useFormatter()
  return (wait, date) => {
    if (wait.mode === 'for') return t('node.waitFor', { n: wait.value ?? 0, unit: wait.unit })
    if (wait.mode === 'date') {
      if (!date) return t('node.waitDate')
      const { value: n, unit } = wait.offset ?? { value: 0, unit: 'day' }
      if (n === 0) return t('node.waitUntilDate', { date })
      return t(n < 0 ? 'node.waitBefore' : 'node.waitAfter', { date, n: Math.abs(n), unit })
    }
    const days = format.list(wait.weekdays.map(weekday), { type: 'unit' })
    return t(days ? 'node.waitUntilOn' : 'node.waitUntil', { time: wait.time || '…', days })
  }
}

/** The short name of a weekday, 0 = Sunday. */
export function useWeekday(): (day: number) => string {
  const format = useFormatter()
  return (day) => format.dateTime(new Date(SUNDAY + day * DAY_MS), { weekday: 'short', timeZone: 'UTC' })
}
