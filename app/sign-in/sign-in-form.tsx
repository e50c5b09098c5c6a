'use client'
import { Eye, EyeOff } from 'lucide-react'
import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '../_ui/button'
import { Notice } from '../_ui/error-state'
import { Field } from '../_ui/field'
import { IconButton } from '../_ui/icon-button'
import { Input } from '../_ui/input'
import { ownPath } from './own-path'

type Refusal = 'refused' | 'tooMany' | 'unreachable'

/** Email and password; the same words for an unknown person and a wrong password. */
export function SignInForm({ next }: { next?: string }) {
  const t = useTranslations('sign-in')
  const [refusal, setRefusal] = useState<Refusal>()
  const [shown, setShown] = useState(false)
  const { register, handleSubmit, formState } = useForm({ defaultValues: { email: '', password: '' } })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async (credentials) => {
    setRefusal(undefined)
    const answer = await signIn('credentials', { ...credentials, redirect: false }).catch(() => undefined)
    if (answer?.ok) window.location.assign(ownPath(next))
    else setRefusal(!answer ? 'unreachable' : answer.error === 'too-many-requests' ? 'tooMany' : 'refused')
  })

  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      {refusal && (
        <div role="alert">
          <Notice>{t(refusal)}</Notice>
        </div>
      )}
      <Field label={t('email')} error={errors.email?.message}>
        <Input
          {...register('email', { required: t('emailMissing') })}
          type="email"
          autoComplete="username"
          autoFocus
          spellCheck={false}
        />
      </Field>
      <Field label={t('password')} error={errors.password?.message}>
        <Input
          {...register('password', { required: t('passwordMissing') })}
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          end={
            <IconButton
              size="sm"
              label={shown ? t('hidePassword') : t('showPassword')}
              icon={shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
              onClick={() => setShown(!shown)}
            />
          }
        />
      </Field>
      <Button type="submit" variant="primary" pending={isSubmitting} className="mt-1">
        {t('submit')}
      </Button>
    </form>
  )
}
