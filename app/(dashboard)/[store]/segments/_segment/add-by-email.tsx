'use client'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { problemOf } from '@/app/_trpc/problem-of'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { useStore } from '@/app/_ui/store-context'
import { toastProblem } from '@/app/_ui/toast'
import { useStaticMembers } from './use-static-members'

/** One contact after the other, by email and Enter. */
export function AddByEmail({ segment }: { segment: { id: string; name: string } }) {
  const t = useTranslations('segments')
  const { can } = useStore()
  const { putIn } = useStaticMembers(segment)
  const [email, setEmail] = useState('')
  const [reason, setReason] = useState<string>()
  const [isPending, setPending] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (email.trim() === '' || isPending) return
    setPending(true)
    try {
      const why = await putIn(email.trim())
      setReason(why)
      if (!why) setEmail('')
    } catch (error) {
      // A refused mutation has told why already; a look-up that failed has not.
      if (!problemOf(error)) toastProblem(error)
    } finally {
      setPending(false)
      input.current?.focus()
    }
  }
  return (
    <form onSubmit={submit} noValidate className="flex items-start gap-2 border-b px-gutter py-3">
      <Field label={t('members.email')} hideLabel error={reason} className="w-80 max-w-full">
        <Input
          ref={input}
          type="email"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('members.placeholder')}
          value={email}
          onValueChange={(next) => {
            setEmail(next)
            setReason(undefined)
          }}
        />
      </Field>
      <Button
        type="submit"
        variant="primary"
        icon={<Plus aria-hidden />}
        pending={isPending}
        disabledReason={!can('editor') ? t('needsEditor') : email.trim() === '' && t('check.emailMissing')}
      >
        {t('members.add')}
      </Button>
    </form>
  )
}
