'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Select } from '@/app/_ui/select'
import { type Duration, WAIT_UNITS, type WaitUnit } from '../_editor/wait-config'
import { readCount } from './read-count'

type DurationInputProps = {
  label: string
  value: Duration
  onChange: (value: Duration) => void
  isReadOnly: boolean
}

/** "2 days". Seconds are kept where they are, and not offered. */
export function DurationInput({ label, value: { value, unit }, onChange, isReadOnly }: DurationInputProps) {
  const t = useTranslations('workflows')
  const units: WaitUnit[] = unit === 'second' ? ['second', ...WAIT_UNITS] : [...WAIT_UNITS]
  return (
    <div className="flex items-end gap-2">
      <Field label={label}>
        <Input
          type="number"
          min={1}
          value={value ?? ''}
          onValueChange={(text) => onChange({ value: readCount(text), unit })}
          disabled={isReadOnly}
          className="w-24"
        />
      </Field>
      <Select
        label={t('wait.unit')}
        options={units.map((one) => ({ value: one, label: t(`wait.units.${one}`, { n: value ?? 0 }) }))}
        value={unit}
        onChange={(next) => onChange({ value, unit: next })}
        disabled={isReadOnly}
        inline
      />
    </div>
  )
}
