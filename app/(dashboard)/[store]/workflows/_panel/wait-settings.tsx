'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { readWait, type WaitConfig, waitConfigOf } from '../_editor/wait-config'
import { DurationInput } from './duration-input'
import type { SettingsProps } from './settings-props'
import { WaitEnd } from './wait-end'
import { WaitTime } from './wait-time'
import { WaitUntilDate } from './wait-until-date'

const BEGIN = {
  for: { mode: 'for', value: 1, unit: 'day' },
  until: { mode: 'until', time: '09:00', weekdays: [] },
  date: { mode: 'date', time: '' },
} satisfies Record<WaitConfig['mode'], WaitConfig>

/** For a while, until a time of day, or until a date; beneath, when that would be for the sample event. */
export function WaitSettings({ config, onChange, isReadOnly, node, sample }: SettingsProps) {
  const t = useTranslations('workflows')
  const wait = readWait(config)
  const set = (next: WaitConfig) => onChange(waitConfigOf(next))
  return (
    <>
      <Field label={t('wait.how')}>
        <Select
          options={(['for', 'until', 'date'] as const).map((value) => ({ value, label: t(`wait.mode.${value}`) }))}
          value={wait.mode}
          onChange={(mode) => set(BEGIN[mode])}
          disabled={isReadOnly}
        />
      </Field>
      {wait.mode === 'for' && (
        <DurationInput
          label={t('wait.value')}
          value={wait}
          onChange={(duration) => set({ mode: 'for', ...duration })}
          isReadOnly={isReadOnly}
        />
      )}
      {wait.mode === 'until' && <WaitTime wait={wait} onChange={set} isReadOnly={isReadOnly} />}
      {wait.mode === 'date' && (
        <WaitUntilDate wait={wait} onChange={set} isReadOnly={isReadOnly} node={node} sample={sample} />
      )}
      <WaitEnd sample={sample} zoneField={wait.mode === 'for' ? undefined : wait.zoneField} />
    </>
  )
}
