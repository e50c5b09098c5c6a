'use client'
import { UserMinus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AlertDialog } from '@/app/_ui/alert-dialog'
import { Avatar } from '@/app/_ui/avatar'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { IconButton } from '@/app/_ui/icon-button'
import { Select } from '@/app/_ui/select'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import { ROLES } from '@/server/stores/schema'
import type { Member } from './member'
import { useMemberChanges } from './use-member-changes'

export function MemberTable({ members }: { members: readonly Member[] }) {
  const t = useTranslations('settings')
  const { person, can } = useStore()
  const { setRole, remove, leave } = useMemberChanges()
  const [isLeaving, setLeaving] = useState(false)
  const owners = members.filter(({ role }) => role === 'owner').length
  const isLastOwner = (member: Member) => member.role === 'owner' && owners === 1
  const whyNot = (member: Member) => (!can('owner') ? t('needsOwner') : isLastOwner(member) && t('members.lastOwner'))

  const columns: Column<Member>[] = [
    {
      id: 'person',
      header: t('members.person'),
      phone: 'title',
      cell: ({ userId, name, email }) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={name} />
          <bdi className="truncate font-medium" title={name}>
            {name}
          </bdi>
          {userId === person.id && <span className="text-ink-3">{t('members.you')}</span>}
          <bdi className="truncate text-ink-2" title={email}>
            {email}
          </bdi>
        </span>
      ),
    },
    {
      id: 'role',
      header: t('members.role'),
      width: '190px',
      phone: 'detail',
      cell: (member) => {
        const why = whyNot(member)
        const name = t('role', { role: member.role })
        if (why) return <span title={why}>{name}</span>
        return (
          <Select
            {...{ inline: true, size: 'sm', label: t('members.roleOf', { person: member.email }) }}
            options={ROLES.map((role) => ({
              ...{ value: role, label: t('role', { role }), description: t('roleHint', { role }) },
            }))}
            value={member.role}
            onChange={(role) => role !== member.role && setRole(member, role)}
          />
        )
      },
    },
    {
      id: 'since',
      header: t('members.since'),
      width: '120px',
      phone: 'end',
      cell: ({ createdAt }) => <Time at={createdAt} className="text-ink-2" />,
    },
    {
      id: 'remove',
      header: <span className="sr-only">{t('members.remove')}</span>,
      width: '80px',
      align: 'end',
      phone: 'detail-end',
      cell: (member) => (
        <IconButton
          size="sm"
          label={t('members.removeOne', { person: member.email })}
          icon={<UserMinus aria-hidden />}
          disabledReason={whyNot(member)}
          onClick={() => (member.userId === person.id ? setLeaving(true) : remove(member))}
        />
      ),
    },
  ]
  return (
    <>
      <DataTable label={t('tab.members')} rows={members} columns={columns} rowKey={({ userId }) => userId} />
      <AlertDialog
        open={isLeaving}
        onOpenChange={setLeaving}
        title={t('members.leave')}
        description={t('members.leaveHint')}
        confirmLabel={t('members.leaveConfirm')}
        onConfirm={() => leave(person.id)}
      />
    </>
  )
}
