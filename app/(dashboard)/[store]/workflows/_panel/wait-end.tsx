'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useTimeZone } from '@/app/_ui/store-context'
import type { Sample } from './use-sample'

type WaitEndProps = {
  sample: Sample
  /** The contact field that names the zone whose clock is shown. */
  zoneField?: string | undefined
  /** It waits for an event, so long at most. */
  isAwaiting?: boolean
}

/** "For ana.lopez it would be over on Thu 26 Nov, 09:00 Europe/Madrid", or that it would not wait, and why. */
export function WaitEnd({ sample, zoneField, isAwaiting }: WaitEndProps) {
  const t = useTranslations('workflows')
  const format = useFormatter()
  const ofStore = useTimeZone()
  const { step, run } = sample
  if (!step || !run) return null
  const own = zoneField === undefined ? undefined : run.contact.before[zoneField]
  const zone = typeof own === 'string' && isTimeZone(own) ? own : ofStore
  const who = run.contact.email?.split('@')[0] ?? t('anonymous')
  const at = (iso: string) => format.dateTime(new Date(iso), { timeZone: zone, ...SHOWN })
  const text = step.waitsUntil
    ? t(isAwaiting ? 'awaited.wouldEnd' : 'wait.wouldEnd', { who, at: at(step.waitsUntil), zone })
    : step.error
      ? t('wait.wouldFail', { who, why: step.error })
      : t('wait.isPast', { who })
  return (
    <p aria-live="polite" className={`text-12 ${step.error ? 'text-bad' : 'text-ink-2'}`}>
      {text}
    </p>
  )
}

const SHOWN = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
