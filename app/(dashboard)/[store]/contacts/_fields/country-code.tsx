'use client'
import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'

type Values = { defaultCountryCode?: string | null }

/** The prefix of numbers that come without one. */
export function CountryCode() {
  const t = useTranslations('contacts')
  const { register, formState } = useFormContext<Values>()
  return (
    <Field
      label={t('fields.countryCode')}
      hint={t('fields.countryCodeHint')}
      error={formState.errors.defaultCountryCode?.message}
    >
      <Input
        {...register('defaultCountryCode', {
          setValueAs: (text: string | null) => text?.replace(/^\+|\s/g, '') || null,
        })}
        inputMode="numeric"
        placeholder="34"
        autoComplete="off"
        className="w-24"
      />
    </Field>
  )
}
