'use client'
import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { Time } from '@/app/_ui/time'
import type { ReceptionLine } from '@/server/events/list-receptions'
import { useContactLabel } from '../../contacts/_parts/use-contact-label'
import { EventName } from './event-name'
import { OutcomeChip } from './outcome-chip'
import { WhatItDid } from './what-it-did'

type ReceptionTableProps = { rows: ReceptionLine[]; openId: string | null; onOpen: (id: string) => void }

export function ReceptionTable({ rows, openId, onOpen }: ReceptionTableProps) {
  const t = useTranslations('events')
  const labelOf = useContactLabel()
  const columns: Column<ReceptionLine>[] = [
    {
      id: 'outcome',
      header: t('column.outcome'),
      width: '134px',
      phone: 'end',
      cell: ({ outcome }) => <OutcomeChip outcome={outcome} />,
    },
    {
      id: 'event',
      header: t('column.event'),
      phone: 'title',
      cell: (row) => <EventName {...row} />,
    },
    {
      id: 'contact',
      header: t('column.contact'),
      cell: ({ contactId, email }) => {
        const label = contactId ? labelOf({ id: contactId, email }) : '—'
        return (
          <bdi title={label} className="text-ink-2">
            {label}
          </bdi>
        )
      },
    },
    { id: 'did', header: t('column.did'), phone: 'detail', cell: (row) => <WhatItDid row={row} /> },
    {
      id: 'when',
      header: t('column.when'),
      width: '86px',
      phone: 'detail-end',
      cell: ({ receivedAt }) => <Time at={receivedAt} className="text-ink-2" />,
    },
  ]
  return (
    <DataTable
      label={t('title')}
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id}
      selectedKey={openId}
      onOpen={({ id }) => onOpen(id)}
    />
  )
}
