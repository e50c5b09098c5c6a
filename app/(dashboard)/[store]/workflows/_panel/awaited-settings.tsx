'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { readAwaited } from '../_editor/awaited-config'
import { useEditor } from '../_editor/editor-context'
import { ConditionList } from './condition-list'
import { DurationInput } from './duration-input'
import { EventInput } from './event-input'
import { SameList } from './same-list'
import type { SettingsProps } from './settings-props'
import { WaitEnd } from './wait-end'

/** Which event is waited for, which of them it is, and how long. */
export function AwaitedSettings({ config, onChange, isReadOnly, node, sample }: SettingsProps) {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  const { eventTypeId, where, same, timeout } = readAwaited(config)
  const awaited = palette.triggers.find((one) => one.eventTypeId === eventTypeId)
  return (
    <>
      <Field label={t('awaited.event')} hint={t('awaited.hint')}>
        <EventInput
          value={eventTypeId}
          onChange={(next) => onChange({ ...config, eventTypeId: next, where: [], same: [] })}
          isReadOnly={isReadOnly}
        />
      </Field>
      {awaited && (
        <>
          <SameList
            fields={awaited.fields}
            value={same}
            onChange={(next) => onChange({ ...config, same: next })}
            isReadOnly={isReadOnly}
            node={node}
            sample={sample}
          />
          <ConditionList
            fields={awaited.fields}
            value={where}
            onChange={(next) => onChange({ ...config, where: next })}
            isReadOnly={isReadOnly}
          />
        </>
      )}
      <DurationInput
        label={t('awaited.timeout')}
        value={timeout}
        onChange={(next) => onChange({ ...config, timeout: next })}
        isReadOnly={isReadOnly}
      />
      <p className="text-12 text-ink-3">{t('awaited.exits')}</p>
      <WaitEnd sample={sample} isAwaiting />
    </>
  )
}
