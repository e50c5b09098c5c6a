'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { useTRPC } from '@/app/_trpc/client'
import { ErrorState } from '@/app/_ui/error-state'
import { Page, PageBody, PageHeader } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { RadioCards } from '@/app/_ui/radio-cards'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import type { TemplateView } from '@/server/workflows/templates/list-templates'
import type { EditorPalette } from '../_editor/editor-context'
import { NoFittingEvent } from './no-fitting-event'
import { TEMPLATE_ICONS } from './template-icons'
import { TemplateWizard } from './template-wizard'

/** Workflows to begin with: one of five, then which event fills it and what goes where. */
export function TemplatesScreen() {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const templates = useQuery(trpc.workflows.templates.queryOptions({ storeId }))
  const palette = useQuery(trpc.workflows.palette.queryOptions({ storeId }))
  const failed = [templates, palette].find((query) => query.isError)
  return (
    <Page>
      <PageHeader crumbs={[{ label: t('title'), href: paths.workflows(storeId) }]} title={t('template.title')} line />
      <PageBody>
        {failed ? (
          <ErrorState title={t('template.unreadable')} error={failed.error} onRetry={() => failed.refetch()} />
        ) : templates.data && palette.data ? (
          <Choice templates={templates.data} palette={palette.data} />
        ) : (
          <TableSkeleton />
        )}
      </PageBody>
    </Page>
  )
}

function Choice({ templates, palette }: { templates: readonly TemplateView[]; palette: EditorPalette }) {
  const t = useTranslations('workflows')
  const [name, setName] = useQueryState('template')
  const chosen = templates.find((template) => template.name === name)
  return (
    <div className="flex max-w-260 flex-col gap-6">
      <RadioCards
        label={t('template.choose')}
        cards={templates.map((template) => ({
          value: template.name,
          label: t(`template.of.${template.name}.title`),
          icon: TEMPLATE_ICONS[template.name],
          lines: [t(`template.of.${template.name}.hint`)],
        }))}
        value={chosen?.name ?? null}
        onChange={(next) => void setName(next)}
        className="sm:auto-cols-auto sm:grid-flow-row sm:grid-cols-2 lg:grid-cols-3"
      />
      {chosen &&
        (chosen.proposals.length > 0 ? (
          <TemplateWizard key={chosen.name} template={chosen} palette={palette} />
        ) : (
          <NoFittingEvent template={chosen.name} />
        ))}
    </div>
  )
}
