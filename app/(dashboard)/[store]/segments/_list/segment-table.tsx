'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { SegmentView } from '@/server/segments/segment-row'

export function SegmentTable({ segments }: { segments: readonly SegmentView[] }) {
  const t = useTranslations('segments')
  const locale = useLocale()
  const { storeId } = useStore()
  const number = new Intl.NumberFormat(locale)
  const columns: Column<SegmentView>[] = [
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
      id: 'type',
      header: t('column.type'),
      width: '160px',
      phone: 'detail',
      cell: ({ type }) => <span className="text-ink-2">{t('type', { type })}</span>,
    },
    {
      id: 'count',
      header: t('column.contacts'),
      width: '120px',
      align: 'end',
      phone: 'end',
      cell: ({ count }) => number.format(count),
    },
    {
      id: 'updated',
      header: t('column.updated'),
      width: '140px',
      align: 'end',
      cell: ({ updatedAt }) => <Time at={updatedAt} className="text-ink-2" />,
    },
  ]
  return (
    <DataTable
      label={t('title')}
      rows={segments}
      columns={columns}
      rowKey={({ id }) => id}
      href={({ id }) => paths.segment(storeId, id)}
    />
  )
}
