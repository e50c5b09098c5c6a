'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Drawer } from '@/app/_ui/drawer'
import { Notice } from '@/app/_ui/error-state'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { paths } from '@/app/_ui/paths'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'
import { NAME_CHARACTERS_MAX } from '../_segment/name-limit'

/** A static segment is a name; its contacts are put in on its own page. */
export function NewStaticDrawer({ onClose }: { onClose: () => void }) {
  const t = useTranslations('segments')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const { storeId, can } = useStore()
  const { register, handleSubmit, formState } = useForm({ defaultValues: { name: '' } })
  const create = useMutation(
    trpc.segments.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries(trpc.segments.pathFilter())
        router.push(paths.segment(storeId, id))
      },
    }),
  )
  const submit = handleSubmit(({ name }) => create.mutate({ storeId, segment: { type: 'static', name } }))
  return (
    <Drawer
      title={t('newStatic')}
      onClose={onClose}
      width={460}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            form="new-static"
            pending={create.isPending}
            disabledReason={!can('editor') && t('needsEditor')}
          >
            {t('createStatic')}
          </Button>
        </>
      }
    >
      <form id="new-static" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {create.isError && (
          <Notice>
            <ProblemText error={create.error} />
          </Notice>
        )}
        <Field label={t('name')} hint={t('newStaticHint')} error={formState.errors.name?.message}>
          <Input
            {...register('name', {
              validate: (name) => name.trim() !== '' || t('nameMissing'),
              maxLength: { value: NAME_CHARACTERS_MAX, message: t('nameTooLong', { n: NAME_CHARACTERS_MAX }) },
            })}
            autoComplete="off"
            autoFocus
          />
        </Field>
      </form>
    </Drawer>
  )
}
