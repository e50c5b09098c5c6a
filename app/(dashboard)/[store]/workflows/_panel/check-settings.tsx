'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { useEditor } from '../_editor/editor-context'
import { readCheck } from '../_editor/node-config'
import { useNodeWords } from '../_editor/use-node-words'
import { Comparison } from './condition-input'
import type { SettingsProps } from './settings-props'
import { SourceInput } from './source-input'

/** Which value is looked at and what must hold for "yes"; beneath, which way the sample event would go. */
export function CheckSettings({ config, onChange, isReadOnly, node, sample }: SettingsProps) {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  const { fieldOf } = useNodeWords()
  const { source, operator, value } = readCheck(config)
  const field = fieldOf(source)
  const port = sample.step?.port
  return (
    <>
      <Field label={t('lookAt')}>
        <SourceInput
          node={node}
          sample={sample}
          value={source}
          onChange={(next) => onChange({ source: next })}
          isReadOnly={isReadOnly}
        />
      </Field>
      {field && (
        <fieldset className="flex flex-wrap items-center gap-2" aria-label={t('condition')}>
          <Comparison
            field={field}
            operators={palette.operators}
            value={{ operator, value }}
            isReadOnly={isReadOnly}
            onChange={(next) => onChange({ ...config, ...next })}
          />
        </fieldset>
      )}
      {port && sample.run && (
        <p className="text-12 text-ink-2">
          {t('wouldGo', {
            who: sample.run.contact.email?.split('@')[0] ?? t('anonymous'),
            port: t(`port.${port === 'no' ? 'no' : 'yes'}`),
          })}
        </p>
      )}
    </>
  )
}
