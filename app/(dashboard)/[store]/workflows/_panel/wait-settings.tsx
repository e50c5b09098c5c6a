'use client'
import { useTranslations } from 'next-intl'
import { Checkbox } from '@/app/_ui/checkbox'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Select } from '@/app/_ui/select'
import { useStore } from '@/app/_ui/store-context'
import { readWait, WAIT_UNITS, type WaitConfig, type WaitUnit, waitConfigOf } from '../_editor/node-config'
import { useWeekday } from '../_editor/use-wait-text'
import type { SettingsProps } from './settings-props'

const MODES = {
  for: { mode: 'for', value: 1, unit: 'day' },
  until: { mode: 'until', time: '09:00', weekdays: [] },
} as const
/** Monday first. */
const DAYS = [1, 2, 3, 4, 5, 6, 0]

/** For a while, or until a time of day in the store's own zone. */
export function WaitSettings({ config, onChange, isReadOnly }: SettingsProps) {
  const t = useTranslations('workflows')
  const wait = readWait(config)
  const set = (next: WaitConfig) => onChange(waitConfigOf(next))
  return (
    <>
      <Field label={t('wait.how')}>
        <Select
          options={(['for', 'until'] as const).map((value) => ({ value, label: t(`wait.mode.${value}`) }))}
          value={wait.mode}
          onChange={(mode) => set(mode === 'for' ? { ...MODES.for } : { ...MODES.until, weekdays: [] })}
          disabled={isReadOnly}
        />
      </Field>
      {wait.mode === 'for' ? (
        <Duration wait={wait} set={set} isReadOnly={isReadOnly} />
      ) : (
        <TimeOfDay wait={wait} set={set} isReadOnly={isReadOnly} />
      )}
    </>
  )
}

type PartProps<Mode extends WaitConfig['mode']> = {
  wait: Extract<WaitConfig, { mode: Mode }>
  set: (wait: WaitConfig) => void
  isReadOnly: boolean
}

function Duration({ wait, set, isReadOnly }: PartProps<'for'>) {
  const t = useTranslations('workflows')
  const units: WaitUnit[] = wait.unit === 'second' ? ['second', ...WAIT_UNITS] : [...WAIT_UNITS]
  return (
    <div className="flex items-end gap-2">
      <Field label={t('wait.value')}>
        <Input
          type="number"
          min={1}
          value={wait.value ?? ''}
          onValueChange={(text) => set({ ...wait, value: text === '' ? null : Math.trunc(Number(text)) })}
          disabled={isReadOnly}
          className="w-24"
        />
      </Field>
      <Select
        label={t('wait.unit')}
        options={units.map((value) => ({ value, label: t(`wait.units.${value}`, { n: wait.value ?? 0 }) }))}
        value={wait.unit}
        onChange={(unit) => set({ ...wait, unit })}
        disabled={isReadOnly}
        inline
      />
    </div>
  )
}

function TimeOfDay({ wait, set, isReadOnly }: PartProps<'until'>) {
  const t = useTranslations('workflows')
  const { store } = useStore()
  const weekday = useWeekday()
  const toggle = (day: number) =>
    set({
      ...wait,
      weekdays: wait.weekdays.includes(day)
        ? wait.weekdays.filter((one) => one !== day)
        : [...wait.weekdays, day].sort(),
    })
  return (
    <>
      <Field label={t('wait.time')} hint={t('wait.timeHint', { timeZone: store.timeZone ?? 'UTC' })}>
        <Input
          type="time"
          value={wait.time}
          onValueChange={(time) => set({ ...wait, time })}
          disabled={isReadOnly}
          className="w-32"
        />
      </Field>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-medium text-12 text-ink-2">{t('wait.days')}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {DAYS.map((day) => (
            <Checkbox
              key={day}
              label={weekday(day)}
              checked={wait.weekdays.includes(day)}
              onChange={() => toggle(day)}
              disabled={isReadOnly}
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}
