'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Card } from '@/app/_ui/page'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import { updateProfileSchema } from '@/server/auth/schema'

export function NameCard() {
  const t = useTranslations('settings')
  const trpc = useTRPC()
  const router = useRouter()
  const { person } = useStore()
  const form = useForm({ resolver: zodResolver(updateProfileSchema), defaultValues: { name: person.name } })
  const update = useMutation(
    trpc.me.update.mutationOptions({
      onSuccess: (_, { name }) => {
        form.reset({ name })
        toast(t('account.nameSaved'))
        router.refresh()
      },
    }),
  )
  return (
    <Card title={t('account.title')}>
      <form onSubmit={form.handleSubmit((draft) => update.mutate(draft))} noValidate className="flex flex-col gap-4">
        <Field label={t('account.email')} hint={t('account.emailHint')}>
          <Input value={person.email} readOnly />
        </Field>
        <Field label={t('account.name')} hint={t('account.nameHint')} error={form.formState.errors.name?.message}>
          <Input {...form.register('name')} autoComplete="name" />
        </Field>
        <div>
          <Button
            type="submit"
            variant="primary"
            pending={update.isPending}
            disabledReason={!form.formState.isDirty && t('noChanges')}
          >
            {t('save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
