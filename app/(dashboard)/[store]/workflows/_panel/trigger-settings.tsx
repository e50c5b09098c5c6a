'use client'
import { useTranslations } from 'next-intl'
import { ColorDot } from '@/app/_ui/color'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { useEditor } from '../_editor/editor-context'
import { readTrigger, type Where } from '../_editor/node-config'
import { triggerOf } from '../_editor/trigger-of'
import { EventFilter } from './event-filter'
import type { SettingsProps } from './settings-props'

/** Which event starts it, for whom, and under which conditions. */
export function TriggerSettings({ config, onChange, isReadOnly, node, sample }: SettingsProps) {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  const { eventTypeId, entry, trust, filter } = readTrigger(config)
  const trigger = triggerOf(palette, node)
  const isVisit = node.type === 'page-visit'
  const staysOut = sample.run && !sample.run.entered && sample.run.why
  const whyNot = staysOut ? t('sampleStaysOut', { why: staysOut }) : undefined
  const setFilter = (next: Where[]) => onChange({ ...config, filter: next })
  return (
    <>
      {isVisit ? (
        whyNot && <p className="text-13 text-ink-3">{whyNot}</p>
      ) : (
        <Field label={t('event')} hint={whyNot}>
          <Select
            options={palette.triggers.flatMap(({ eventTypeId: value, integration, eventTypeName }) =>
              integration
                ? {
                    ...{ value, label: `${integration.name} · ${eventTypeName}` },
                    icon: <ColorDot color={integration.color} />,
                  }
                : [],
            )}
            value={eventTypeId}
            onChange={(next) => onChange({ ...config, eventTypeId: next, filter: [] })}
            placeholder={t('chooseEvent')}
            disabled={isReadOnly}
          />
        </Field>
      )}
      <Field label={t('entry')} hint={t(entry === 'once' ? 'entryOnceHint' : 'entryEveryHint')}>
        <Select
          options={(['every', 'once'] as const).map((value) => ({ value, label: t(`entryOf.${value}`) }))}
          value={entry}
          onChange={(next) => onChange({ ...config, entry: next })}
          disabled={isReadOnly}
        />
      </Field>
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
        <EventFilter
          fields={trigger.fields}
          filter={filter}
          onChange={setFilter}
          isReadOnly={isReadOnly}
          first={
            isVisit
              ? { field: 'path', operator: 'contains' }
              : { field: trigger.fields[0]?.id ?? '', operator: 'has-value' }
          }
        />
      )}
    </>
  )
}
