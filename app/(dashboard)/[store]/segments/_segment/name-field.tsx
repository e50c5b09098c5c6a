'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { NAME_CHARACTERS_MAX } from './name-limit'

type NameFieldProps = { value: string; onChange: (name: string) => void; autoFocus?: boolean; error?: string }

export function NameField({ value, onChange, autoFocus, error }: NameFieldProps) {
  const t = useTranslations('segments')
  return (
    <Field label={t('name')} error={error} className="mb-5 max-w-90">
      <Input
        value={value}
        onValueChange={onChange}
        autoFocus={autoFocus}
        maxLength={NAME_CHARACTERS_MAX}
        placeholder={t('namePlaceholder')}
        autoComplete="off"
      />
    </Field>
  )
}
