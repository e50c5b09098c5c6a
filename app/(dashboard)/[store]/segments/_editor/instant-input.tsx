'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Input } from '@/app/_ui/input'
import { useTimeZone } from '@/app/_ui/store-context'
import { clockOf, instantAt } from './instant'

type InstantInputProps = {
  label: string
  disabled: boolean
  /** ISO 8601. */
  value: string | undefined
  onChange: (instant: string | undefined) => void
}

/** A day and a time by the store's clock. */
export function InstantInput({ label, disabled, value, onChange }: InstantInputProps) {
  const t = useTranslations('segments')
  const timeZone = useTimeZone()
  const [typed, setTyped] = useState({ day: '', time: '' })
  const clock = value ? clockOf(value, timeZone) : typed
  const set = (next: { day: string; time: string }) => {
    setTyped(next)
    onChange(instantAt(next.day, next.time || '00:00', timeZone))
  }
  const common = { controlSize: 'sm', disabled, title: timeZone, className: 'w-auto' } as const
  return (
    <>
      <Input
        {...common}
        type="date"
        aria-label={t('label.day', { label })}
        value={clock.day}
        onValueChange={(day) => set({ day, time: clock.time })}
      />
      <Input
        {...common}
        type="time"
        aria-label={t('label.time', { label, zone: timeZone })}
        value={clock.time}
        onValueChange={(time) => set({ day: clock.day, time })}
      />
    </>
  )
}
