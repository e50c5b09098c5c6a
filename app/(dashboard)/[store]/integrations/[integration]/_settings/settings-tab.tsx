'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/error-state'
import { Card, PageBody } from '@/app/_ui/page'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'
import { Switch } from '@/app/_ui/switch'
import { toast } from '@/app/_ui/toast'
import type { IntegrationView } from '@/server/integrations/read-integrations'
import { integrationInputSchema } from '@/server/integrations/schema'
import type { Usage } from '@/server/problems'
import { type IntegrationDraft, IntegrationFields } from '../../_parts/integration-fields'
import { useSwitchEvents } from '../../_parts/use-switch-events'
import { DeleteIntegration } from './delete-integration'

const draftSchema = integrationInputSchema
  .pick({ name: true, color: true, description: true, category: true })
  .required()

/** `usedBy` is undefined while it is being read. */
type SettingsTabProps = { integration: IntegrationView; usedBy: readonly Usage[] | undefined }

export function SettingsTab({ integration, usedBy }: SettingsTabProps) {
  const t = useTranslations('integrations')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const switchEvents = useSwitchEvents()
  const { id, name, color, description, category, eventsEnabled } = integration
  const form = useForm<IntegrationDraft>({
    resolver: zodResolver(draftSchema),
    defaultValues: { name, color, description, category },
  })
  const update = useMutation(
    trpc.integrations.update.mutationOptions({
      meta: { quiet: true },
      onSuccess: async (saved) => {
        const { name, color, description, category } = saved
        form.reset({ name, color, description, category })
        await queryClient.invalidateQueries(trpc.integrations.pathFilter())
        toast(t('updated', { name }))
      },
    }),
  )
  const submit = form.handleSubmit((draft) => update.mutate({ storeId, id, ...draft }))
  const isEditor = can('editor')

  return (
    <PageBody>
      <div className="flex max-w-160 flex-col gap-5">
        <Card>
          <form onSubmit={submit} noValidate className="flex flex-col gap-5">
            {update.isError && (
              <Notice>
                <ProblemText error={update.error} />
              </Notice>
            )}
            <IntegrationFields form={form} disabled={!isEditor} />
            <div>
              <Button
                type="submit"
                variant="primary"
                pending={update.isPending}
                disabledReason={!isEditor ? t('needsEditor') : !form.formState.isDirty && t('noChanges')}
              >
                {t('form.update')}
              </Button>
            </div>
          </form>
        </Card>
        <Card title={t('events.title')}>
          <Switch
            label={t(eventsEnabled ? 'events.areOn' : 'events.areOff')}
            hint={t(eventsEnabled ? 'events.onHint' : 'events.offHint')}
            checked={eventsEnabled}
            disabled={!isEditor}
            onChange={(next) => switchEvents(integration, next)}
          />
        </Card>
        <DeleteIntegration integration={integration} usedBy={usedBy} />
      </div>
    </PageBody>
  )
}
