'use client'
import { useTranslations } from 'next-intl'
import { Checkbox } from '@/app/_ui/checkbox'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { useWeekday } from '../_editor/use-wait-text'
import type { WaitConfig } from '../_editor/wait-config'
import { ZoneInput } from './zone-input'

/** Monday first. */
const DAYS = [1, 2, 3, 4, 5, 6, 0]

type WaitTimeProps = {
  wait: Extract<WaitConfig, { mode: 'until' }>
  onChange: (wait: WaitConfig) => void
  isReadOnly: boolean
}

/** The time of day, by whose clock, and on which days. */
export function WaitTime({ wait, onChange, isReadOnly }: WaitTimeProps) {
  const t = useTranslations('workflows')
  const weekday = useWeekday()
  const { weekdays } = wait
  const toggle = (day: number) => {
    const next = weekdays.includes(day) ? weekdays.filter((one) => one !== day) : [...weekdays, day].sort()
    onChange({ ...wait, weekdays: next })
  }
  return (
    <>
      <Field label={t('wait.time')}>
        <Input
          type="time"
          value={wait.time}
          onValueChange={(time) => onChange({ ...wait, time })}
          disabled={isReadOnly}
          className="w-32"
        />
      </Field>
      <ZoneInput
        value={wait.zoneField}
        onChange={(zoneField) => onChange({ ...wait, zoneField })}
        isReadOnly={isReadOnly}
      />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-medium text-12 text-ink-2">{t('wait.days')}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {DAYS.map((day) => (
            <Checkbox
              key={day}
              label={weekday(day)}
              checked={weekdays.includes(day)}
              onChange={() => toggle(day)}
              disabled={isReadOnly}
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}
