'use client'
import { useTranslations } from 'next-intl'
import { ColorDot } from '@/app/_ui/color'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Switch } from '@/app/_ui/switch'
import { Time } from '@/app/_ui/time'
import type { IntegrationView } from '@/server/integrations/read-integrations'
import { useSwitchEvents } from '../_parts/use-switch-events'

/** `isNarrow`: a drawer stands beside it. */
type IntegrationTableProps = { integrations: readonly IntegrationView[]; isNarrow: boolean }

export function IntegrationTable({ integrations, isNarrow }: IntegrationTableProps) {
  const t = useTranslations('integrations')
  const { storeId, can } = useStore()
  const switchEvents = useSwitchEvents()
  const columns: Column<IntegrationView>[] = [
    {
      id: 'name',
      header: t('column.name'),
      phone: 'title',
      cell: ({ name, color }) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <ColorDot color={color} />
          <bdi className="truncate font-medium" title={name}>
            {name}
          </bdi>
        </span>
      ),
    },
    {
      id: 'category',
      header: t('column.category'),
      width: '22%',
      phone: 'detail',
      cell: ({ category }) => (
        <bdi className="text-ink-2" title={category}>
          {category || t('nothing')}
        </bdi>
      ),
    },
    {
      id: 'eventTypes',
      header: t('column.eventTypes'),
      width: '110px',
      align: 'end',
      cell: ({ eventTypeCount }) => eventTypeCount,
    },
    {
      id: 'lastEvent',
      header: t('column.lastEvent'),
      width: '130px',
      phone: 'detail-end',
      cell: ({ lastEventAt }) =>
        lastEventAt ? (
          <Time at={lastEventAt} className="text-ink-2" />
        ) : (
          <span className="text-ink-3">{t('noEventYet')}</span>
        ),
    },
    {
      id: 'events',
      header: t('column.events'),
      width: '110px',
      phone: 'end',
      cell: (integration) => (
        <Switch
          label={
            <>
              <span className="sr-only">{t('eventsOf', { name: integration.name })}</span>
              <span aria-hidden>{integration.eventsEnabled ? t('on') : t('off')}</span>
            </>
          }
          checked={integration.eventsEnabled}
          disabled={!can('editor')}
          onChange={(eventsEnabled) => switchEvents(integration, eventsEnabled)}
        />
      ),
    },
  ]
  const shown = isNarrow ? columns.filter(({ id }) => id === 'name' || id === 'events') : columns
  return (
    <DataTable
      label={t('pageTitle')}
      rows={integrations}
      columns={shown}
      rowKey={({ id }) => id}
      href={({ id }) => paths.integration(storeId, id)}
    />
  )
}
