'use client'
import { Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/app/_ui/button'
import { Code } from '@/app/_ui/code'
import { CopyButton } from '@/app/_ui/copy-button'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { EventTypeView } from '@/server/event-types/read-event-types'
import { ReceiveContextChip } from '../../_parts/receive-context'

export function EventTypeTable({ eventTypes }: { eventTypes: readonly EventTypeView[] }) {
  const t = useTranslations('event-types')
  const { storeId, can } = useStore()
  const hrefOf = ({ id, integrationId }: EventTypeView) => paths.eventType(storeId, integrationId, id)
  const columns: Column<EventTypeView>[] = [
    {
      id: 'name',
      header: t('column.name'),
      phone: 'title',
      cell: ({ name }) => (
        <bdi className="font-medium" title={name}>
          {name}
        </bdi>
      ),
    },
    {
      id: 'alias',
      header: t('column.alias'),
      width: '20%',
      phone: 'detail',
      cell: ({ alias }) => (
        <span title={alias}>
          <Code className="text-ink-2">{alias}</Code>
        </span>
      ),
    },
    {
      id: 'context',
      header: t('column.context'),
      width: '150px',
      phone: 'end',
      cell: ({ receiveType }) => <ReceiveContextChip context={receiveType} />,
    },
    {
      id: 'fields',
      header: t('column.fields'),
      width: '70px',
      align: 'end',
      cell: ({ fields }) => fields.length,
    },
    {
      id: 'lastEvent',
      header: t('column.lastEvent'),
      width: '120px',
      cell: ({ lastEventAt }) =>
        lastEventAt ? (
          <Time at={lastEventAt} className="text-ink-2" />
        ) : (
          <span className="text-ink-3">{t('noEventYet')}</span>
        ),
    },
    {
      id: 'actions',
      header: <span className="sr-only">{t('column.actions')}</span>,
      width: '220px',
      align: 'end',
      phone: 'detail-end',
      cell: (eventType) => (
        <span className="inline-flex gap-1.5">
          <ButtonLink size="sm" href={hrefOf(eventType)} icon={<Pencil aria-hidden />}>
            {t(can('editor') ? 'edit' : 'open')}
            <span className="sr-only">{eventType.name}</span>
          </ButtonLink>
          <CopyButton text={eventType.url} label={t('copyUrl')} />
        </span>
      ),
    },
  ]
  return <DataTable label={t('title')} rows={eventTypes} columns={columns} rowKey={({ id }) => id} href={hrefOf} />
}
