'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/error-state'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Card } from '@/app/_ui/page'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import { changePasswordSchema } from '@/server/auth/schema'
import { placeFaults } from '../../contacts/_parts/place-faults'

const EMPTY = { current: '', next: '' }

/** Ends the other sessions; this one goes on. */
export function PasswordCard() {
  const t = useTranslations('settings')
  const trpc = useTRPC()
  const { person } = useStore()
  const form = useForm({ resolver: zodResolver(changePasswordSchema), defaultValues: EMPTY })
  const { errors, isDirty } = form.formState
  const change = useMutation(
    trpc.me.changePassword.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => {
        form.reset(EMPTY)
        toast(t('account.passwordChanged'))
      },
    }),
  )
  const submit = form.handleSubmit(async (draft) => {
    try {
      await change.mutateAsync(draft)
    } catch (error) {
      placeFaults(error, form.setError, Object.keys(EMPTY))
    }
  })
  return (
    <Card title={t('account.password')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        {change.isError && !errors.current && !errors.next && (
          <Notice>
            <ProblemText error={change.error} />
          </Notice>
        )}
        {/* Tells a password store whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={person.email} readOnly />
        <Field label={t('account.current')} error={errors.current?.message}>
          <Input {...form.register('current')} type="password" autoComplete="current-password" />
        </Field>
        <Field label={t('account.next')} hint={t('account.nextHint')} error={errors.next?.message}>
          <Input {...form.register('next')} type="password" autoComplete="new-password" />
        </Field>
        <div>
          <Button type="submit" pending={change.isPending} disabledReason={!isDirty && t('account.passwordMissing')}>
            {t('account.change')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
