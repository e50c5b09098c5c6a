'use client'
import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { Time } from '@/app/_ui/time'
import type { DeliveryLine } from '@/server/deliveries/delivery-row'
import { useContactLabel } from '../../../../contacts/_parts/use-contact-label'
import { DeliveryStateChip } from './delivery-state-chip'
import { NextTry } from './next-try'

type DeliveryTableProps = { rows: readonly DeliveryLine[]; openId: string | null; onOpen: (id: string) => void }

export function DeliveryTable({ rows, openId, onOpen }: DeliveryTableProps) {
  const t = useTranslations('sending')
  const labelOf = useContactLabel()
  const columns: Column<DeliveryLine>[] = [
    {
      id: 'state',
      header: t('delivery.state'),
      width: '134px',
      phone: 'end',
      cell: (row) => <DeliveryStateChip {...row} />,
    },
    {
      id: 'contact',
      header: t('deliveries.contact'),
      phone: 'title',
      cell: ({ contactId: id, email }) => <bdi title={labelOf({ id, email })}>{labelOf({ id, email })}</bdi>,
    },
    {
      id: 'workflow',
      header: t('deliveries.workflow'),
      cell: ({ workflowName }) => (
        <bdi className="text-ink-2" title={workflowName ?? undefined}>
          {workflowName ?? t('deliveries.goneWorkflow')}
        </bdi>
      ),
    },
    { id: 'tries', header: t('deliveries.tries'), width: '64px', align: 'end', cell: ({ attempts }) => attempts },
    {
      id: 'answer',
      header: t('deliveries.answer'),
      width: '112px',
      phone: 'detail',
      cell: (row) => <LastAnswer row={row} />,
    },
    {
      id: 'next',
      header: t('deliveries.next'),
      width: '104px',
      cell: ({ nextAt }) => (nextAt ? <NextTry at={nextAt} /> : <span className="text-ink-3">–</span>),
    },
    {
      id: 'when',
      header: t('deliveries.when'),
      width: '86px',
      phone: 'detail-end',
      cell: ({ createdAt }) => <Time at={createdAt} className="text-ink-2" />,
    },
  ]
  return (
    <DataTable
      label={t('deliveries.label')}
      rows={rows}
      // Beside the drawer there is room for the most telling ones only.
      columns={openId === null ? columns : columns.filter(({ id }) => id !== 'workflow' && id !== 'tries')}
      rowKey={({ id }) => id}
      selectedKey={openId}
      onOpen={({ id }) => onOpen(id)}
    />
  )
}

/** The status of the last try; why there was none on hover. */
function LastAnswer({ row: { lastTry } }: { row: DeliveryLine }) {
  const t = useTranslations('sending')
  if (!lastTry) return <span className="text-ink-3">{t('deliveries.noTry')}</span>
  return (
    <span className="text-ink-2 tabular-nums" title={lastTry.error}>
      {lastTry.status ?? t('deliveries.noAnswer')}
    </span>
  )
}
