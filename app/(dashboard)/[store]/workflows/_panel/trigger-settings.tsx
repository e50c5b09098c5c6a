'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { useEditor } from '../_editor/editor-context'
import { readTrigger } from '../_editor/node-config'
import { ConditionList } from './condition-list'
import { EntrySettings } from './entry-settings'
import { EventInput } from './event-input'
import type { SettingsProps } from './settings-props'

/** Which event starts it, how often, for whom, and under which conditions. */
export function TriggerSettings({ config, onChange, isReadOnly, sample }: SettingsProps) {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  const { eventTypeId, trust, filter } = readTrigger(config)
  const trigger = palette.triggers.find((one) => one.eventTypeId === eventTypeId)
  return (
    <>
      <Field
        label={t('event')}
        hint={
          sample.run && !sample.run.entered && sample.run.why ? t('sampleStaysOut', { why: sample.run.why }) : undefined
        }
      >
        <EventInput
          value={eventTypeId}
          onChange={(next) => onChange({ ...config, eventTypeId: next, filter: [] })}
          isReadOnly={isReadOnly}
        />
      </Field>
      <EntrySettings config={config} onChange={onChange} isReadOnly={isReadOnly} />
      {(trigger?.receiveContext === 'web' || trust === 'verified') && (
        <Field label={t('trust')} hint={t('trustHint')}>
          <Select
            options={(['any', 'verified'] as const).map((value) => ({ value, label: t(`trustOf.${value}`) }))}
            value={trust}
            onChange={(next) => onChange({ ...config, trust: next })}
            disabled={isReadOnly}
          />
        </Field>
      )}
      {trigger && (
        <ConditionList
          fields={trigger.fields}
          value={filter}
          onChange={(next) => onChange({ ...config, filter: next })}
          isReadOnly={isReadOnly}
        />
      )}
    </>
  )
}
