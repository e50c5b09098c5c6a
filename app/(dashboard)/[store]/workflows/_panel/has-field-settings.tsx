'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { readCheck } from '../_editor/node-config'
import type { SettingsProps } from './settings-props'
import { SourceInput } from './source-input'

/** Which field must have a value for "yes". */
export function HasFieldSettings({ config, onChange, isReadOnly, node, sample }: SettingsProps) {
  const t = useTranslations('workflows')
  return (
    <Field label={t('lookAt')}>
      <SourceInput
        node={node}
        sample={sample}
        value={readCheck(config).source}
        onChange={(source) => onChange({ source })}
        isReadOnly={isReadOnly}
      />
    </Field>
  )
}
