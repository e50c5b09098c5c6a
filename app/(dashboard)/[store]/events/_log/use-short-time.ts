'use client'
import { useLocale } from 'next-intl'
import { useTimeZone } from '@/app/_ui/store-context'

/** "10:12", with the day before it where that is not today; in the store's zone. */
export function useShortTime() {
  const locale = useLocale()
  const timeZone = useTimeZone()
  return (at: string): string => {
    const date = new Date(at)
    const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone })
    const isToday = day.format(date) === day.format(new Date())
    return new Intl.DateTimeFormat(locale, {
      ...(isToday ? {} : { day: 'numeric', month: 'short' }),
      ...{ hour: '2-digit', minute: '2-digit', timeZone },
    }).format(date)
  }
}
