'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import type { PaletteTrigger } from '@/server/workflows/palette'
import type { TemplateView } from '@/server/workflows/templates/list-templates'
import type { TemplateChoices } from '@/server/workflows/templates/template-schema'
import type { EditorPalette } from '../_editor/editor-context'
import { ConditionInput } from '../_panel/condition-input'
import { CopyLines } from './copy-lines'
import { FlagInput } from './flag-input'
import { SegmentSelect } from './segment-select'

export type ChoicesProps = {
  template: TemplateView
  palette: EditorPalette
  trigger: PaletteTrigger
  choices: TemplateChoices
  onChange: (change: Partial<TemplateChoices>) => void
}

const NONE = 'none'

/** The questions of a template, those that it asks. */
export function TemplateChoicesForm(props: ChoicesProps) {
  const t = useTranslations('workflows')
  const { template, palette, trigger, choices, onChange } = props
  const { asks } = template
  const booleans = trigger.fields.filter(({ type }) => type === 'boolean')
  return (
    <>
      {asks.filter && choices.filter && (
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1.5 font-medium text-12 text-ink-2">{t('template.filter')}</legend>
          <ConditionInput
            fields={trigger.fields}
            operators={palette.operators}
            value={choices.filter}
            isReadOnly={false}
            onChange={({ field, operator, value }) =>
              // What is typed is a plain value; the server reads it once more.
              onChange({ filter: { field, operator, value: value as NonNullable<TemplateChoices['filter']>['value'] } })
            }
          />
        </fieldset>
      )}
      {asks.slots.length > 0 && <CopyLines {...props} />}
      {asks.flag && choices.flag && <FlagInput {...props} flag={choices.flag} />}
      {asks.consent && (
        <Field label={t('template.consent')} hint={t('template.consentHint')}>
          <Select
            options={[
              ...booleans.map(({ id, name }) => ({ value: id, label: name })),
              { value: NONE, label: t('template.leaveOut') },
            ]}
            value={choices.consent ?? NONE}
            onChange={(next) => onChange({ consent: next === NONE ? null : next })}
          />
        </Field>
      )}
      {asks.segment && <SegmentSelect {...props} />}
    </>
  )
}
