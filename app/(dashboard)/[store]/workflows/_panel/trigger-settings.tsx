'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { useEditor } from '../_editor/editor-context'
import { readTrigger } from '../_editor/node-config'
import { triggerOf } from '../_editor/trigger-of'
import { ConditionList } from './condition-list'
import { EntrySettings } from './entry-settings'
import { EventInput } from './event-input'
import type { SettingsProps } from './settings-props'

/** Which event starts it, how often, for whom, and under which conditions. */
export function TriggerSettings({ config, onChange, isReadOnly, node, sample }: SettingsProps) {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  const { eventTypeId, trust, filter } = readTrigger(config)
  const trigger = triggerOf(palette, { ...node, config })
  const isVisit = node.type === 'page-visit'
  const staysOut = sample.run && !sample.run.entered && sample.run.why
  const whyNot = staysOut ? t('sampleStaysOut', { why: staysOut }) : undefined
  return (
    <>
      {isVisit && whyNot && <p className="text-13 text-ink-3">{whyNot}</p>}
      {!isVisit && (
        <Field label={t('event')} hint={whyNot}>
          <EventInput
            value={eventTypeId}
            onChange={(next) => onChange({ ...config, eventTypeId: next, filter: [] })}
            isReadOnly={isReadOnly}
          />
        </Field>
      )}
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
          first={isVisit ? { field: 'path', operator: 'contains' } : undefined}
        />
      )}
    </>
  )
}
