'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { IconButton } from '@/app/_ui/icon-button'
import { Input } from '@/app/_ui/input'
import { slugOfName } from '@/server/fields/field-id'

type Values = { options?: { id: string; label: string }[] | null }

/** The options of a radio or checkbox field: what people read, and the id that senders send. */
export function OptionRows() {
  const t = useTranslations('contacts')
  const { register, control, setValue, getFieldState, formState } = useFormContext<Values>()
  const { fields, append, remove } = useFieldArray({ control, name: 'options', keyName: 'key' })
  const errors = formState.errors.options

  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-[12.5px]/4 text-ink-2">{t('fields.options')}</legend>
      {fields.map((field, n) => {
        const label = register(`options.${n}.label`, {
          onChange: (event) => {
            // The id of an option that was there already is what contacts hold; a typed one is the person's own.
            const isKept = Boolean(formState.defaultValues?.options?.[n]?.id)
            const isTyped = getFieldState(`options.${n}.id`, formState).isTouched
            if (!isKept && !isTyped) setValue(`options.${n}.id`, slugOfName(String(event.target.value)))
          },
        })
        return (
          <div key={field.key} className="flex items-start gap-2">
            <Field
              label={t('fields.optionLabel', { n: n + 1 })}
              hideLabel
              error={errors?.[n]?.label?.message}
              className="flex-1"
            >
              <Input {...label} placeholder={t('fields.optionLabelHint')} autoComplete="off" />
            </Field>
            <Field
              label={t('fields.optionId', { n: n + 1 })}
              hideLabel
              error={errors?.[n]?.id?.message}
              className="w-40"
            >
              <Input {...register(`options.${n}.id`)} mono placeholder="id" autoComplete="off" spellCheck={false} />
            </Field>
            <IconButton
              label={t('fields.removeOption', { n: n + 1 })}
              icon={<X aria-hidden />}
              onClick={() => remove(n)}
            />
          </div>
        )
      })}
      {errors?.message && (
        <p role="alert" className="text-12 text-bad">
          {errors.message}
        </p>
      )}
      <div>
        <Button size="sm" icon={<Plus aria-hidden />} onClick={() => append({ id: '', label: '' })}>
          {t('fields.addOption')}
        </Button>
      </div>
    </fieldset>
  )
}
