'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Combobox } from '@/app/_ui/combobox'

type TimeZonePickerProps = { value: string; onChange: (timeZone: string) => void; disabled: boolean }

/** The zones that this browser knows, each with its present offset; one that it does not know is kept. */
export function TimeZonePicker({ value, onChange, disabled }: TimeZonePickerProps) {
  const t = useTranslations('settings')
  const options = useMemo(() => {
    const names = ['UTC', ...Intl.supportedValuesOf('timeZone')]
    return [...new Set(names.includes(value) ? names : [value, ...names])].map((name) => ({
      ...{ value: name, label: name.replaceAll('_', ' '), description: offsetOf(name) },
    }))
  }, [value])
  return (
    <Combobox label={t('store.timeZone')} options={options} value={value} onChange={onChange} disabled={disabled} />
  )
}

function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts()
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}
