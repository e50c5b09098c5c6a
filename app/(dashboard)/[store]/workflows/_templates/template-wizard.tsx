'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { ColorDot } from '@/app/_ui/color'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { paths } from '@/app/_ui/paths'
import { Select } from '@/app/_ui/select'
import { useStore } from '@/app/_ui/store-context'
import type { TemplateView } from '@/server/workflows/templates/list-templates'
import type { EditorPalette } from '../_editor/editor-context'
import { TemplateChoicesForm } from './template-choices-form'
import { useFault } from './use-fault'
import { useLocalProposals } from './use-local-proposals'

/** Which event fills the template and what goes where, best guesses first; what is made has no problems and opens. */
export function TemplateWizard({ template, palette }: { template: TemplateView; palette: EditorPalette }) {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const router = useRouter()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const proposals = useLocalProposals(template)
  const [name, setName] = useState<string>(t(`template.of.${template.name}.title`))
  const [choices, setChoices] = useState(proposals[0])
  const fault = useFault()
  const create = useMutation(
    trpc.workflows.createFromTemplate.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries(trpc.workflows.pathFilter())
        router.push(paths.workflow(storeId, id))
      },
    }),
  )
  const trigger = palette.triggers.find(({ eventTypeId }) => eventTypeId === choices?.eventTypeId)
  if (!choices || !trigger) return null
  const events = palette.triggers.filter(({ eventTypeId }) => proposals.some((one) => one.eventTypeId === eventTypeId))
  return (
    <section aria-label={t(`template.of.${template.name}.title`)} className="card flex max-w-180 flex-col gap-5 p-5">
      <Field label={t('template.event')}>
        <Select
          options={events.flatMap(({ eventTypeId, integration, eventTypeName }) =>
            integration
              ? {
                  value: eventTypeId,
                  label: `${integration.name} · ${eventTypeName}`,
                  icon: <ColorDot color={integration.color} />,
                }
              : [],
          )}
          value={choices.eventTypeId}
          onChange={(next) => setChoices(proposals.find(({ eventTypeId }) => eventTypeId === next))}
        />
      </Field>
      <Field label={t('template.name')}>
        <Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </Field>
      <TemplateChoicesForm
        key={choices.eventTypeId}
        {...{ template, palette, trigger, choices }}
        onChange={(change) => setChoices({ ...choices, ...change })}
      />
      <div className="flex justify-end">
        <Button
          variant="primary"
          pending={create.isPending}
          showReason
          disabledReason={
            !can('editor') ? t('needsEditor') : name.trim() === '' ? t('nameMissing') : fault(template, choices)
          }
          onClick={() => create.mutate({ storeId, template: template.name, name, choices })}
        >
          {t('template.create')}
        </Button>
      </div>
    </section>
  )
}
