'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'

const HOURS = ['0', '1', '24', '168'] as const

/** How long the old secret goes on working beside the new one, so that senders can be changed one after the other. */
export function OverlapField({ hours, onChange }: { hours: number; onChange: (hours: number) => void }) {
  const t = useTranslations('event-types')
  return (
    <Field label={t('webhook.overlap')}>
      <Select
        options={HOURS.map((value) => ({ value, label: t(`webhook.overlapOf.${value}`) }))}
        value={HOURS.find((value) => Number(value) === hours)}
        onChange={(value) => onChange(Number(value))}
      />
    </Field>
  )
}
