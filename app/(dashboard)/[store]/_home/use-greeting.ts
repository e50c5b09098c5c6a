'use client'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { useTimeZone } from '@/app/_ui/store-context'

const minuteMs = 60_000

/** "Good morning" by the reader's clock; by the store's until the reader's is known. */
export function useGreeting(): string {
  const t = useTranslations('home')
  const timeZone = useTimeZone()
  const storeHour = () =>
    Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(new Date()))
  const hour = useSyncExternalStore(everyMinute, () => new Date().getHours(), storeHour)
  return t(
    hour < 5
      ? 'greeting.evening'
      : hour < 13
        ? 'greeting.morning'
        : hour < 20
          ? 'greeting.afternoon'
          : 'greeting.evening',
  )
}

function everyMinute(onChange: () => void): () => void {
  const timer = setInterval(onChange, minuteMs)
  return () => clearInterval(timer)
}
