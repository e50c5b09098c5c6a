'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Drawer } from '@/app/_ui/drawer'
import { Notice } from '@/app/_ui/error-state'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'
import { DEFAULT_COLOR } from '@/app/_ui/swatches'
import { toast } from '@/app/_ui/toast'
import { integrationInputSchema } from '@/server/integrations/schema'
import { type IntegrationDraft, IntegrationFields } from '../_parts/integration-fields'

const draftSchema = integrationInputSchema.pick({ name: true, color: true, description: true, category: true })

type NewIntegrationDrawerProps = { onClose: () => void; onMade: (id: string) => void }

/** Making one leads straight into it, where its first event type is made. */
export function NewIntegrationDrawer({ onClose, onMade }: NewIntegrationDrawerProps) {
  const t = useTranslations('integrations')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const form = useForm<IntegrationDraft>({
    // Input and output of these four texts are alike once every one is given.
    resolver: zodResolver(draftSchema.required()),
    defaultValues: { name: '', color: DEFAULT_COLOR, description: '', category: '' },
  })
  const create = useMutation(
    trpc.integrations.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: async (made) => {
        queryClient.setQueryData(trpc.integrations.get.queryKey({ storeId, id: made.id }), made)
        await queryClient.invalidateQueries(trpc.integrations.list.pathFilter())
        toast(t('made', { name: made.name }))
        onMade(made.id)
      },
    }),
  )
  const submit = form.handleSubmit((draft) => create.mutate({ storeId, ...draft }))

  return (
    <Drawer
      title={t('create')}
      onClose={onClose}
      width={460}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" form="new-integration" variant="primary" pending={create.isPending}>
            {t('form.create')}
          </Button>
        </>
      }
    >
      <form id="new-integration" onSubmit={submit} noValidate className="flex flex-col gap-5">
        {create.isError && (
          <Notice>
            <ProblemText error={create.error} />
          </Notice>
        )}
        <IntegrationFields form={form} autoFocus />
      </form>
    </Drawer>
  )
}
