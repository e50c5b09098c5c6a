'use client'
import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { WebContentListed } from '../_editor/web-content'

export function WebContentTable({ contents }: { contents: readonly WebContentListed[] }) {
  const t = useTranslations('web-contents')
  const { storeId } = useStore()
  const columns: Column<WebContentListed>[] = [
    {
      id: 'name',
      header: t('name'),
      phone: 'title',
      cell: ({ name }) => (
        <bdi className="font-medium" title={name}>
          {name}
        </bdi>
      ),
    },
    {
      id: 'type',
      header: t('typeLabel'),
      width: '160px',
      phone: 'detail',
      cell: ({ type }) => <span className="text-ink-2">{t(`type.${type}`)}</span>,
    },
    {
      id: 'updated',
      header: t('updated'),
      width: '140px',
      align: 'end',
      phone: 'end',
      cell: ({ updatedAt }) => <Time at={updatedAt} className="text-ink-2" />,
    },
  ]
  return (
    <DataTable
      label={t('title')}
      rows={contents}
      columns={columns}
      rowKey={({ id }) => id}
      href={({ id }) => paths.webContent(storeId, id)}
    />
  )
}
