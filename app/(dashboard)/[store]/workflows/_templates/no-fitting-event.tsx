'use client'
import { Plug } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import type { TemplateName } from '@/server/workflows/templates/template-schema'

/** No event of the store brings what the template is about: which one would, and the way there. */
export function NoFittingEvent({ template }: { template: TemplateName }) {
  const t = useTranslations('workflows')
  const { storeId } = useStore()
  return (
    <EmptyState
      icon={<Plug aria-hidden />}
      title={t('template.noEvent')}
      action={
        <ButtonLink variant="primary" href={paths.integrations(storeId)}>
          {t('template.createEvent')}
        </ButtonLink>
      }
    >
      {t('template.noEventHint', { what: t(`template.of.${template}.needs`) })}
    </EmptyState>
  )
}
