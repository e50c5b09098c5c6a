'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { ColorDot } from '@/app/_ui/color'
import { Field } from '@/app/_ui/field'
import { IconButton } from '@/app/_ui/icon-button'
import { Select } from '@/app/_ui/select'
import { useEditor } from '../_editor/editor-context'
import { readTrigger, type Where } from '../_editor/node-config'
import { ConditionInput } from './condition-input'
import type { SettingsProps } from './settings-props'

/** Which event starts it, for whom, and under which conditions. */
export function TriggerSettings({ config, onChange, isReadOnly, sample }: SettingsProps) {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  const { eventTypeId, entry, trust, filter } = readTrigger(config)
  const trigger = palette.triggers.find((one) => one.eventTypeId === eventTypeId)
  const setFilter = (next: Where[]) => onChange({ ...config, filter: next })
  return (
    <>
      <Field
        label={t('event')}
        hint={
          sample.run && !sample.run.entered && sample.run.why ? t('sampleStaysOut', { why: sample.run.why }) : undefined
        }
      >
        <Select
          options={palette.triggers.map(({ eventTypeId: value, integration, eventTypeName }) => ({
            value,
            label: `${integration.name} · ${eventTypeName}`,
            icon: <ColorDot color={integration.color} />,
          }))}
          value={eventTypeId}
          onChange={(next) => onChange({ ...config, eventTypeId: next, filter: [] })}
          placeholder={t('chooseEvent')}
          disabled={isReadOnly}
        />
      </Field>
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
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 font-medium text-12 text-ink-2">{t('filter')}</legend>
          {filter.length === 0 && <p className="text-13 text-ink-3">{t('noFilter')}</p>}
          {filter.map((where, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions of a filter have no other name than their place
            <div key={n} className="flex items-start gap-2">
              <ConditionInput
                fields={trigger.fields}
                operators={palette.operators}
                value={where}
                isReadOnly={isReadOnly}
                onChange={(next) => setFilter(filter.map((other, at) => (at === n ? next : other)))}
              />
              {!isReadOnly && (
                <IconButton
                  size="sm"
                  label={t('removeCondition')}
                  icon={<Trash2 aria-hidden />}
                  onClick={() => setFilter(filter.filter((_, at) => at !== n))}
                />
              )}
            </div>
          ))}
          {!isReadOnly && (
            <div>
              <Button
                size="sm"
                icon={<Plus aria-hidden />}
                onClick={() => setFilter([...filter, { field: trigger.fields[0]?.id ?? '', operator: 'has-value' }])}
              >
                {t('addCondition')}
              </Button>
            </div>
          )}
        </fieldset>
      )}
    </>
  )
}
