'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Drawer } from '@/app/_ui/drawer'
import { Notice } from '@/app/_ui/error-state'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'
import { placeFaults } from '../_parts/place-faults'

const INPUTS = ['email', '_name', '_surname', '_mobilePhone'] as const

type NewContactDrawerProps = { onClose: () => void; onMade: (id: string) => void }

/** A known contact by its email; the rest can be filled in later. */
export function NewContactDrawer({ onClose, onMade }: NewContactDrawerProps) {
  const t = useTranslations('contacts')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const { register, handleSubmit, setError, formState } = useForm({
    defaultValues: { email: '', _name: '', _surname: '', _mobilePhone: '' },
  })
  const { errors } = formState
  const create = useMutation(
    trpc.contacts.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: async (contact) => {
        await queryClient.invalidateQueries(trpc.contacts.list.pathFilter())
        onMade(contact.id)
      },
    }),
  )
  const submit = handleSubmit(async ({ email, ...rest }) => {
    const fields = Object.fromEntries(Object.entries(rest).filter(([, value]) => value.trim() !== ''))
    try {
      await create.mutateAsync({ storeId, email, fields })
    } catch (error) {
      placeFaults(error, setError, INPUTS)
    }
  })
  const isPlaced = INPUTS.some((name) => errors[name])

  return (
    <Drawer
      title={t('new.title')}
      onClose={onClose}
      width={460}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" variant="primary" form="new-contact" pending={create.isPending}>
            {t('new.create')}
          </Button>
        </>
      }
    >
      <form id="new-contact" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {create.isError && !isPlaced && (
          <Notice>
            <ProblemText error={create.error} />
          </Notice>
        )}
        <Field label={t('system._email')} hint={t('new.emailHint')} error={errors.email?.message}>
          <Input
            {...register('email', { required: t('new.emailMissing') })}
            type="email"
            autoComplete="off"
            autoFocus
            spellCheck={false}
          />
        </Field>
        <Field label={t('system._name')} aside={t('optional')} error={errors._name?.message}>
          <Input {...register('_name')} autoComplete="off" />
        </Field>
        <Field label={t('system._surname')} aside={t('optional')} error={errors._surname?.message}>
          <Input {...register('_surname')} autoComplete="off" />
        </Field>
        <Field
          label={t('system._mobilePhone')}
          aside={t('optional')}
          hint={t('new.phoneHint')}
          error={errors._mobilePhone?.message}
        >
          <Input {...register('_mobilePhone')} type="tel" autoComplete="off" />
        </Field>
      </form>
    </Drawer>
  )
}
