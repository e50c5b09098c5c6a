'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Controller, FormProvider, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { useTRPC } from '@/app/_trpc/client'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Select } from '@/app/_ui/select'
import { useStore } from '@/app/_ui/store-context'
import { contactFieldInputSchema } from '@/server/contacts/schema'
import { slugOfName } from '@/server/fields/field-id'
import { placeFaults } from '../_parts/place-faults'
import { CountryCode } from './country-code'
import { FIELD_TYPE_NAMES, hasOptions } from './field-type-names'
import { FormButtons } from './form-buttons'
import { OptionRows } from './option-rows'

type Values = z.input<typeof contactFieldInputSchema>

/** A new custom field. Its id follows the name until it is typed. */
export function NewFieldForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('contacts')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const form = useForm<Values, unknown, z.output<typeof contactFieldInputSchema>>({
    resolver: zodResolver(contactFieldInputSchema),
    defaultValues: { name: '', id: '', type: 'text', options: null, defaultCountryCode: null },
  })
  const { register, control, watch, setValue, setError, handleSubmit, formState } = form
  const { errors, dirtyFields } = formState
  const type = watch('type')
  const create = useMutation(
    trpc.contactFields.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.contactFields.pathFilter())
        await queryClient.invalidateQueries(trpc.contacts.get.pathFilter())
        onDone()
      },
    }),
  )
  const submit = handleSubmit(async (field) => {
    try {
      await create.mutateAsync({ storeId, ...field })
    } catch (error) {
      placeFaults(error, setError, ['id', 'name', 'type', 'options', 'defaultCountryCode'])
    }
  })
  const name = register('name', {
    onChange: (event) => {
      const typed = String(event.target.value)
      if (!dirtyFields.id) setValue('id', typed.trim() === '' ? '' : slugOfName(typed))
    },
  })

  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate aria-label={t('fields.add')} className="flex flex-col gap-3 card p-4">
        <Field label={t('fields.name')} error={errors.name?.message}>
          <Input {...name} autoFocus autoComplete="off" />
        </Field>
        <Field label={t('fields.id')} hint={t('fields.idHint')} error={errors.id?.message}>
          <Input {...register('id')} mono autoComplete="off" spellCheck={false} />
        </Field>
        <Field label={t('fields.type')} error={errors.type?.message}>
          <Controller
            control={control}
            name="type"
            render={({ field }) => (
              <Select
                options={FIELD_TYPE_NAMES.map((value) => ({ value, label: t(`type.${value}`) }))}
                value={field.value}
                onChange={(next) => {
                  field.onChange(next)
                  if (hasOptions(next) && !form.getValues('options')) setValue('options', [{ id: '', label: '' }])
                }}
              />
            )}
          />
        </Field>
        {type === 'phone' && <CountryCode />}
        {hasOptions(type) && <OptionRows />}
        <FormButtons
          label={t('fields.create')}
          pending={create.isPending}
          error={create.error}
          hasPlacedFaults={Object.keys(errors).length > 0}
          onCancel={onDone}
        />
      </form>
    </FormProvider>
  )
}
