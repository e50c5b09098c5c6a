'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { FormProvider, useForm } from 'react-hook-form'
import { useTRPC } from '@/app/_trpc/client'
import { Code } from '@/app/_ui/code'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { useStore } from '@/app/_ui/store-context'
import { undoToast } from '@/app/_ui/toast'
import type { ContactFieldView } from '@/server/contacts/read-contact-fields'
import { type ContactFieldPatch, contactFieldPatchSchema } from '@/server/contacts/schema'
import { placeFaults } from '../_parts/place-faults'
import { CountryCode } from './country-code'
import { hasOptions } from './field-type-names'
import { FormButtons } from './form-buttons'
import { OptionRows } from './option-rows'

/** Name, options and country code of a custom field. Its id and type are fixed: contacts hold values by them. */
export function EditFieldForm({ field, onDone }: { field: ContactFieldView; onDone: () => void }) {
  const t = useTranslations('contacts')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const before: ContactFieldPatch = {
    name: field.name,
    options: hasOptions(field.type) ? field.options : undefined,
    defaultCountryCode: field.type === 'phone' ? field.defaultCountryCode : undefined,
  }
  const form = useForm<ContactFieldPatch>({
    resolver: zodResolver(contactFieldPatchSchema),
    defaultValues: before,
  })
  const { errors, isDirty } = form.formState
  const update = useMutation(
    trpc.contactFields.update.mutationOptions({
      meta: { quiet: true },
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.contactFields.pathFilter())
        await queryClient.invalidateQueries(trpc.contacts.get.pathFilter())
      },
    }),
  )
  const submit = form.handleSubmit(async (patch) => {
    try {
      await update.mutateAsync({ storeId, id: field.id, ...patch })
    } catch (error) {
      placeFaults(error, form.setError, ['name', 'options', 'defaultCountryCode'])
      return
    }
    onDone()
    undoToast(t('fields.saved', { field: field.name }), () => update.mutateAsync({ storeId, id: field.id, ...before }))
  })

  return (
    <FormProvider {...form}>
      <form
        onSubmit={submit}
        noValidate
        aria-label={t('editField', { field: field.name })}
        className="flex flex-col gap-3"
      >
        <Field
          label={t('fields.name')}
          aside={
            <>
              {t(`type.${field.type}`)} · <Code className="text-12">{field.id}</Code>
            </>
          }
          error={errors.name?.message}
        >
          <Input {...form.register('name')} autoFocus autoComplete="off" />
        </Field>
        {field.type === 'phone' && <CountryCode />}
        {hasOptions(field.type) && <OptionRows />}
        <FormButtons
          label={t('edit.save')}
          pending={update.isPending}
          error={update.error}
          hasPlacedFaults={Object.keys(errors).length > 0}
          disabledReason={!isDirty && t('noChanges')}
          onCancel={onDone}
        />
      </form>
    </FormProvider>
  )
}
