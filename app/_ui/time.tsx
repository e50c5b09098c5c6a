'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { useTimeZone } from './store-context'

/** ISO 8601. */
type TimeProps = {
  at: string /** The date and time itself instead of how long ago. */
  exact?: boolean
  className?: string
}

const tickMs = 1_000
const dayMs = 86_400_000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for all times of a page; each re-renders only when its own words change. */
function onTick(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, tickMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** "4 s", "12 min", "3 h", then the date; exact in the store's zone (and the viewer's, if it differs) on hover. */
export function Time({ at, exact, className }: TimeProps) {
  const t = useTranslations('ui.time')
  const locale = useLocale()
  const timeZone = useTimeZone()
  const date = new Date(at)
  const day = () => new Intl.DateTimeFormat(locale, { timeZone, ...dateParts(date) }).format(date)

  const relative = () => {
    const ms = Date.now() - date.getTime()
    if (ms < -tickMs || ms > 7 * dayMs) return day()
    if (ms < 2_000) return t('now')
    if (ms < 60_000) return t('seconds', { n: Math.floor(ms / 1_000) })
    if (ms < 3_600_000) return t('minutes', { n: Math.floor(ms / 60_000) })
    if (ms < dayMs) return t('hours', { n: Math.floor(ms / 3_600_000) })
    return t('days', { n: Math.floor(ms / dayMs) })
  }
  const ago = useSyncExternalStore(onTick, relative, day)
  const full = exactTime(date, locale, timeZone)
  return (
    <time dateTime={at} title={full} className={className} suppressHydrationWarning>
      {exact ? exactTime(date, locale, timeZone, false) : ago}
    </time>
  )
}

function dateParts(date: Date): Intl.DateTimeFormatOptions {
  const sameYear = date.getUTCFullYear() === new Date().getUTCFullYear()
  return { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }
}

function exactTime(date: Date, locale: string, timeZone: string, bothZones = true): string {
  const inZone = (zone: string | undefined, zoneName: boolean) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZone: zone,
      ...(zoneName ? { timeZoneName: 'short' } : {}),
    }).format(date)
  const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!bothZones) return inZone(timeZone, false)
  return viewerZone === timeZone ? inZone(timeZone, true) : `${inZone(timeZone, true)} · ${inZone(viewerZone, true)}`
}
