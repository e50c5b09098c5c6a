'use client'
import { TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Chip } from '@/app/_ui/chip'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { WorkflowSummary } from '@/server/workflows/list-workflows'
import { RowMenu } from './row-menu'
import { StateChip } from './state-chip'

const FIGURES = ['entered', 'lastRun']

type WorkflowTableProps = {
  workflows: readonly WorkflowSummary[]
  /** Beside a drawer there is no room for figures. */
  isNarrow: boolean
}

export function WorkflowTable({ workflows, isNarrow }: WorkflowTableProps) {
  const t = useTranslations('workflows')
  const locale = useLocale()
  const { storeId } = useStore()
  const number = new Intl.NumberFormat(locale)
  const columns: Column<WorkflowSummary>[] = [
    {
      id: 'priority',
      header: t('column.order'),
      width: '84px',
      cell: ({ id }) => <span className="text-ink-3">{workflows.findIndex((other) => other.id === id) + 1}</span>,
    },
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
      id: 'state',
      header: t('column.state'),
      width: '220px',
      phone: 'detail',
      cell: ({ state, problems }) => (
        <span className="inline-flex items-center gap-2">
          <StateChip state={state} />
          {problems > 0 && state !== 'finished' && (
            <Chip tone="warn" icon={<TriangleAlert aria-hidden />}>
              {t('problems', { n: problems })}
            </Chip>
          )}
        </span>
      ),
    },
    {
      id: 'entered',
      header: t('column.entered'),
      width: '120px',
      align: 'end',
      phone: 'end',
      cell: ({ entered }) => number.format(entered),
    },
    {
      id: 'lastRun',
      header: t('column.lastRun'),
      width: '140px',
      align: 'end',
      cell: ({ lastRunAt }) =>
        lastRunAt ? <Time at={lastRunAt} className="text-ink-2" /> : <span className="text-ink-3">{t('never')}</span>,
    },
    {
      id: 'actions',
      header: '',
      width: '96px',
      align: 'end',
      phone: 'detail-end',
      cell: (workflow) => <RowMenu workflow={workflow} order={workflows.map(({ id }) => id)} />,
    },
  ]
  return (
    <DataTable
      label={t('title')}
      rows={workflows}
      columns={isNarrow ? columns.filter(({ id }) => !FIGURES.includes(id)) : columns}
      rowKey={({ id }) => id}
      href={({ id }) => paths.workflow(storeId, id)}
    />
  )
}
