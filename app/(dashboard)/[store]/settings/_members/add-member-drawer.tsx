'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Drawer } from '@/app/_ui/drawer'
import { Notice } from '@/app/_ui/error-state'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { ProblemText } from '@/app/_ui/problem-text'
import { Select } from '@/app/_ui/select'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import { addMemberSchema, ROLES } from '@/server/stores/schema'
import { placeFaults } from '../../contacts/_parts/place-faults'
import { suggestPassword } from './suggest-password'

const { email, name, role, password } = addMemberSchema.shape
/** An empty password is none: the person has an account, or the server asks for one. */
const draftSchema = z.object({ email, role, name: name.unwrap(), password: z.literal('').or(password.unwrap()) })
const INPUTS = Object.keys(draftSchema.shape)

/** A person by their email; name and first password are for one who has no account yet. */
export function AddMemberDrawer({ onClose }: { onClose: () => void }) {
  const t = useTranslations('settings')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const form = useForm({
    resolver: zodResolver(draftSchema),
    defaultValues: { email: '', role: 'editor' as const, name: '', password: '' },
  })
  const { errors } = form.formState
  const add = useMutation(
    trpc.store.addMember.mutationOptions({
      meta: { quiet: true },
      onSuccess: async (_, { email }) => {
        toast(t('members.added', { person: email }))
        await queryClient.invalidateQueries(trpc.store.members.pathFilter())
        onClose()
      },
    }),
  )
  const submit = form.handleSubmit(async ({ name, password, ...rest }) => {
    try {
      await add.mutateAsync({ storeId, ...rest, name: name || undefined, password: password || undefined })
    } catch (error) {
      placeFaults(error, form.setError, INPUTS)
    }
  })
  const isPlaced = Object.keys(errors).length > 0

  return (
    <Drawer
      title={t('members.add')}
      onClose={onClose}
      width={460}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            form="add-member"
            pending={add.isPending}
            disabledReason={!can('owner') && t('needsOwner')}
          >
            {t('members.addDo')}
          </Button>
        </>
      }
    >
      <form id="add-member" onSubmit={submit} noValidate className="flex flex-col gap-5">
        {add.isError && !isPlaced && (
          <Notice>
            <ProblemText error={add.error} />
          </Notice>
        )}
        <Field label={t('members.email')} error={errors.email?.message}>
          <Input {...form.register('email')} type="email" autoComplete="off" autoFocus spellCheck={false} />
        </Field>
        <Field label={t('members.role')} error={errors.role?.message}>
          <Controller
            control={form.control}
            name="role"
            render={({ field }) => (
              <Select
                options={ROLES.map((each) => ({
                  ...{ value: each, label: t('role', { role: each }), description: t('roleHint', { role: each }) },
                }))}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
        </Field>
        <fieldset className="flex flex-col gap-4 border-t pt-4">
          <legend className="sr-only">{t('members.newAccount')}</legend>
          <p className="text-13 text-ink-2">{t('members.newAccountHint')}</p>
          <Field label={t('members.name')} aside={t('optional')} error={errors.name?.message}>
            <Input {...form.register('name')} autoComplete="off" />
          </Field>
          <Field
            label={t('members.password')}
            aside={t('optional')}
            hint={t('members.passwordHint')}
            error={errors.password?.message}
          >
            <Input {...form.register('password')} mono autoComplete="off" spellCheck={false} />
          </Field>
          <div>
            <Button
              size="sm"
              icon={<RefreshCw aria-hidden />}
              onClick={() => form.setValue('password', suggestPassword(), { shouldValidate: true })}
            >
              {t('members.suggest')}
            </Button>
          </div>
        </fieldset>
      </form>
    </Drawer>
  )
}
