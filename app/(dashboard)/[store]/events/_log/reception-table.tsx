'use client'
import { useTranslations } from 'next-intl'
import { Checkbox } from '@/app/_ui/checkbox'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { Time } from '@/app/_ui/time'
import type { ReceptionLine } from '@/server/events/list-receptions'
import { useContactLabel } from '../../contacts/_parts/use-contact-label'
import { useTypeName } from '../_parts/use-type-name'
import { EventName } from './event-name'
import { OutcomeChip } from './outcome-chip'
import { RowBox } from './row-box'
import { CHOSEN_MAX, type Selection } from './use-selection'
import { WhatItDid } from './what-it-did'

type ReceptionTableProps = {
  rows: ReceptionLine[]
  openId: string | null
  onOpen: (id: string) => void
  selection: Selection
}

export function ReceptionTable({ rows, openId, onOpen, selection }: ReceptionTableProps) {
  const t = useTranslations('events')
  const labelOf = useContactLabel()
  const typeName = useTypeName()
  const isAll = rows.length > 0 && rows.slice(0, CHOSEN_MAX).every(({ id }) => selection.ids.has(id))
  const boxOf = (row: ReceptionLine) => (
    <RowBox
      id={row.id}
      name={typeName({ id: row.eventTypeId, name: row.eventTypeName }) ?? row.alias ?? t('unknownEvent')}
      selection={selection}
    />
  )
  const columns: Column<ReceptionLine>[] = [
    {
      id: 'select',
      header: <Checkbox hideLabel label={t('select.all')} checked={isAll} onChange={selection.toggleAll} />,
      width: '56px',
      cell: boxOf,
    },
    {
      id: 'outcome',
      header: t('column.outcome'),
      width: '134px',
      phone: 'end',
      cell: (row) => <OutcomeChip {...row} />,
    },
    {
      id: 'event',
      header: t('column.event'),
      phone: 'title',
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-2">
          <span className="md:hidden">{boxOf(row)}</span>
          <EventName {...row} />
        </span>
      ),
    },
    {
      id: 'contact',
      header: t('column.contact'),
      cell: ({ contactId, email, eventCount }) => {
        const whose = contactId ? labelOf({ id: contactId, email }) : '—'
        return (
          <span title={whose} className="flex min-w-0 gap-1.5 text-ink-2">
            <bdi className="truncate">{whose}</bdi>
            {eventCount > 1 && <span className="shrink-0 text-ink-3">+{eventCount - 1}</span>}
          </span>
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
    <div {...selection.keyboard}>
      <DataTable
        label={t('title')}
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        selectedKey={openId}
        onOpen={({ id }) => onOpen(id)}
      />
    </div>
  )
}
