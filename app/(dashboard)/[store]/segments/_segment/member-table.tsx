'use client'
import { UserMinus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/app/_ui/avatar'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { IconButton } from '@/app/_ui/icon-button'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { SegmentMember } from '@/server/segments/list-members'
import { useContactLabel } from '../../contacts/_parts/use-contact-label'
import type { SegmentWithUses } from './segment-with-uses'
import { useStaticMembers } from './use-static-members'

type MemberTableProps = { segment: SegmentWithUses; members: readonly SegmentMember[] }

export function MemberTable({ segment, members }: MemberTableProps) {
  const t = useTranslations('segments')
  const { storeId, can } = useStore()
  const labelOf = useContactLabel()
  const { takeOut } = useStaticMembers(segment)
  const columns: Column<SegmentMember>[] = [
    {
      id: 'contact',
      header: t('members.contact'),
      phone: 'title',
      cell: (contact) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={contact.email ?? '?'} />
          <bdi className="truncate font-medium" title={labelOf(contact)}>
            {labelOf(contact)}
          </bdi>
        </span>
      ),
    },
    {
      id: 'name',
      header: t('members.name'),
      phone: 'detail',
      cell: ({ name }) => <bdi title={name ?? undefined}>{name}</bdi>,
    },
    {
      id: 'entered',
      header: t('members.entered'),
      width: '140px',
      phone: 'end',
      cell: ({ enteredAt }) => <Time at={enteredAt} className="text-ink-2" />,
    },
  ]
  const remove: Column<SegmentMember> = {
    id: 'remove',
    header: <span className="sr-only">{t('members.takeOut')}</span>,
    width: '80px',
    align: 'end',
    phone: 'detail-end',
    cell: (contact) => (
      <IconButton
        size="sm"
        label={t('members.takeOutOne', { contact: labelOf(contact) })}
        icon={<UserMinus aria-hidden />}
        disabledReason={!can('editor') && t('needsEditor')}
        onClick={() => takeOut(contact.id, labelOf(contact))}
      />
    ),
  }
  return (
    <DataTable
      label={t('tab.contacts')}
      rows={members}
      columns={segment.type === 'static' ? [...columns, remove] : columns}
      rowKey={({ id }) => id}
      href={({ id }) => paths.contact(storeId, id)}
    />
  )
}
