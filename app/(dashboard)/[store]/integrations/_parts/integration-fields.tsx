'use client'
import { useTranslations } from 'next-intl'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { ColorPicker } from '@/app/_ui/color'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Textarea } from '@/app/_ui/textarea'

export type IntegrationDraft = { name: string; color: string; description: string; category: string }

type IntegrationFieldsProps = {
  form: UseFormReturn<IntegrationDraft>
  disabled?: boolean
  autoFocus?: boolean
}

/** Name, and what may be added to it: colour, description, category. */
export function IntegrationFields({ form, disabled, autoFocus }: IntegrationFieldsProps) {
  const t = useTranslations('integrations')
  const { register, control, formState } = form
  const { errors } = formState
  return (
    <>
      <Field label={t('form.name')} hint={t('form.nameHint')} error={errors.name && t('form.nameFault')}>
        <Input {...register('name')} disabled={disabled} autoFocus={autoFocus} autoComplete="off" />
      </Field>
      <div>
        <p className="mb-1.5 flex items-baseline justify-between font-medium text-[12.5px]/4 text-ink-2">
          {t('form.color')}
          <span className="font-normal text-12 text-ink-3">{t('form.optional')}</span>
        </p>
        <Controller
          control={control}
          name="color"
          render={({ field }) => (
            <ColorPicker label={t('form.color')} value={field.value} onChange={field.onChange} disabled={disabled} />
          )}
        />
      </div>
      <Field
        label={t('form.description')}
        aside={t('form.optional')}
        error={errors.description && t('form.tooLong', { max: 2000 })}
      >
        <Textarea {...register('description')} disabled={disabled} rows={3} />
      </Field>
      <Field
        label={t('form.category')}
        aside={t('form.optional')}
        hint={t('form.categoryHint')}
        error={errors.category && t('form.tooLong', { max: 100 })}
      >
        <Input {...register('category')} disabled={disabled} autoComplete="off" />
      </Field>
    </>
  )
}
