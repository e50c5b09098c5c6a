'use client'
import { Clock, Pencil } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/app/_ui/button'
import { Chip } from '@/app/_ui/chip'
import { Code } from '@/app/_ui/code'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { SendEventTypeView } from '@/server/event-types/sending/read-send-event-types'
import { hostOf } from './host-of'

export function SendTypeTable({ eventTypes }: { eventTypes: readonly SendEventTypeView[] }) {
  const t = useTranslations('sending')
  const { storeId, can } = useStore()
  const hrefOf = ({ id, integrationId }: SendEventTypeView) => paths.sendEventType(storeId, integrationId, id)
  const columns: Column<SendEventTypeView>[] = [
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
      width: '17%',
      cell: ({ alias }) => (
        <span title={alias}>
          <Code className="text-ink-2">{alias}</Code>
        </span>
      ),
    },
    {
      id: 'host',
      header: t('column.host'),
      width: '20%',
      phone: 'detail',
      cell: ({ webhookUrl }) => (
        <span title={webhookUrl}>
          <Code className="text-ink-2">{hostOf(webhookUrl)}</Code>
        </span>
      ),
    },
    {
      id: 'last',
      header: t('column.last'),
      width: '110px',
      phone: 'detail-end',
      cell: ({ lastDeliveryAt }) =>
        lastDeliveryAt ? (
          <Time at={lastDeliveryAt} className="text-ink-2" />
        ) : (
          <span className="text-ink-3">{t('never')}</span>
        ),
    },
    {
      id: 'state',
      header: t('column.state'),
      width: '210px',
      phone: 'end',
      cell: (eventType) => <OpenDeliveries eventType={eventType} />,
    },
    {
      id: 'actions',
      header: <span className="sr-only">{t('column.actions')}</span>,
      width: '124px',
      align: 'end',
      cell: (eventType) => (
        <ButtonLink size="sm" href={hrefOf(eventType)} icon={<Pencil aria-hidden />}>
          {t(can('editor') ? 'edit' : 'open')}
          <span className="sr-only">{eventType.name}</span>
        </ButtonLink>
      ),
    },
  ]
  return <DataTable label={t('title')} rows={eventTypes} columns={columns} rowKey={({ id }) => id} href={hrefOf} />
}

/** How many deliveries wait and how many were given up, each the way to them. */
function OpenDeliveries({ eventType }: { eventType: SendEventTypeView }) {
  const t = useTranslations('sending')
  const { storeId } = useStore()
  const { id, integrationId, counts } = eventType
  const hrefOf = (state: string) => paths.sendEventType(storeId, integrationId, id, { tab: 'deliveries', state })
  if (counts.pending + counts.dead === 0) return <span className="text-ink-3">{t('allArrived')}</span>
  return (
    <span className="inline-flex gap-1.5">
      {counts.pending > 0 && (
        <Link href={hrefOf('pending')}>
          <Chip tone="warn" icon={<Clock aria-hidden />}>
            {t('waiting', { n: counts.pending })}
          </Chip>
        </Link>
      )}
      {counts.dead > 0 && (
        <Link href={hrefOf('dead')}>
          <Chip tone="bad">{t('givenUp', { n: counts.dead })}</Chip>
        </Link>
      )}
    </span>
  )
}
