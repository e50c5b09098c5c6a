'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { TemplateChoices } from '@/server/workflows/templates/template-schema'
import { ValueInput } from '../_panel/value-input'
import { TargetSelect } from './target-select'
import type { ChoicesProps } from './template-choices-form'

const TYPES = ['boolean', 'radio']

/** The contact field that marks who enters, and the value that it is set to. */
export function FlagInput({ palette, flag, onChange }: ChoicesProps & { flag: NonNullable<TemplateChoices['flag']> }) {
  const t = useTranslations('workflows')
  const [proposed] = useState(flag.to)
  const fields = palette.contactFields.filter(({ type, isReadOnly }) => !isReadOnly && TYPES.includes(type))
  const { to } = flag
  const field = 'field' in to ? fields.find(({ id }) => id === to.field) : undefined
  const made = { id: '', name: '', type: 'boolean' as const, options: null, defaultCountryCode: null }
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="mb-1.5 font-medium text-12 text-ink-2">{t('template.flag')}</legend>
      <div className="min-w-48">
        <TargetSelect
          label={t('template.to')}
          fields={fields}
          create={'create' in proposed ? proposed : undefined}
          value={to}
          onChange={(next) => {
            const chosen = 'field' in next ? fields.find(({ id }) => id === next.field) : made
            onChange({ flag: { to: next, value: chosen?.type === 'boolean' ? true : undefined } })
          }}
        />
      </div>
      <span className="text-13 text-ink-2">{t('template.flagValue')}</span>
      <ValueInput
        field={field ?? made}
        value={flag.value}
        onChange={(value) => onChange({ flag: { to, value } })}
        label={t('value')}
        isReadOnly={false}
      />
    </fieldset>
  )
}
