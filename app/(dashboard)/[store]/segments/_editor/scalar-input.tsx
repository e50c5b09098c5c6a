'use client'
import { useTranslations } from 'next-intl'
import { Input } from '@/app/_ui/input'
import { Select } from '@/app/_ui/select'
import type { FieldOfOptions } from '../_words/use-lookups'
import { useOperandText } from '../_words/use-operand-text'
import { InstantInput } from './instant-input'

type ScalarInputProps = {
  field: FieldOfOptions
  operator: string
  label: string
  disabled: boolean
  value: unknown
  onChange: (value: unknown) => void
}

/** One value of the field's type. What cannot be right as typed is kept so, for the server to say what it expected. */
export function ScalarInput({ field, operator, label, disabled, value, onChange }: ScalarInputProps) {
  const t = useTranslations('segments')
  const textOf = useOperandText()
  const text = value === undefined || value === null ? '' : String(value)
  const common = { label, disabled, size: 'sm', inline: true } as const

  switch (field.type) {
    case 'boolean':
      return (
        <Select
          {...common}
          placeholder={t('choose')}
          options={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          value={text || null}
          onChange={(next) => onChange(next === 'true')}
        />
      )
    case 'radio':
    case 'checkbox':
      return (
        <Select
          {...common}
          placeholder={t('choose')}
          options={(field.options ?? []).map(({ id }) => ({ value: id, label: textOf(id, field) }))}
          value={text || null}
          onChange={onChange}
        />
      )
    case 'date':
      if (operator === 'before' || operator === 'after')
        return <InstantInput label={label} disabled={disabled} value={text || undefined} onChange={onChange} />
      return (
        <Input
          {...{ type: 'date', controlSize: 'sm', 'aria-label': label, disabled, className: 'w-auto' }}
          value={text}
          onValueChange={onChange}
        />
      )
    case 'integer':
    case 'decimal':
      return (
        <Input
          {...{ inputMode: 'decimal', mono: true, controlSize: 'sm', 'aria-label': label, disabled }}
          className="w-20"
          value={text}
          onValueChange={(next) => onChange(numberOf(next))}
        />
      )
    default:
      return (
        <Input
          {...{ controlSize: 'sm', 'aria-label': label, disabled, autoComplete: 'off', spellCheck: false }}
          className="w-44"
          value={text}
          onValueChange={onChange}
        />
      )
  }
}

/** Only a number that is shown again as it was typed becomes one: `1.` and `1.50` are on their way to another. */
export function numberOf(text: string): number | string {
  return text.trim() !== '' && String(Number(text)) === text ? Number(text) : text
}
