'use client'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/app/_ui/avatar'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { Time } from '@/app/_ui/time'
import type { ContactSummary } from '@/server/contacts/list-contacts'
import { useContactLabel } from '../_parts/use-contact-label'

type ContactTableProps = {
  contacts: readonly ContactSummary[]
  openId: string | null
  onOpen: (id: string) => void
}

export function ContactTable({ contacts, openId, onOpen }: ContactTableProps) {
  const t = useTranslations('contacts')
  const labelOf = useContactLabel()
  const columns: Column<ContactSummary>[] = [
    {
      id: 'contact',
      header: t('column.contact'),
      phone: 'title',
      cell: (contact) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={contact.email ?? '?'} />
          <bdi
            className={contact.email ? 'truncate font-medium' : 'truncate text-ink-3'}
            title={contact.email ?? contact.id}
          >
            {labelOf(contact)}
          </bdi>
        </span>
      ),
    },
    {
      id: 'name',
      header: t('column.name'),
      phone: 'detail',
      cell: ({ name, surname }) => (
        <bdi title={fullName(name, surname)} className="truncate max-md:ml-8">
          {fullName(name, surname) || t('value.none')}
        </bdi>
      ),
    },
    {
      id: 'lastEvent',
      header: t('column.lastEvent'),
      width: '120px',
      phone: 'end',
      cell: ({ lastEventAt }) =>
        lastEventAt ? (
          <Time at={lastEventAt} className="text-ink-2" />
        ) : (
          <span className="text-ink-3">{t('value.none')}</span>
        ),
    },
    {
      id: 'created',
      header: t('column.created'),
      width: '120px',
      cell: ({ createdAt }) => <Time at={createdAt} className="text-ink-2" />,
    },
  ]
  // Beside an open drawer there is room for two columns.
  const shown = openId ? columns.filter(({ id }) => id === 'contact' || id === 'lastEvent') : columns
  return (
    <DataTable
      label={t('title')}
      rows={contacts}
      columns={shown}
      rowKey={({ id }) => id}
      selectedKey={openId}
      onOpen={({ id }) => onOpen(id)}
    />
  )
}

const fullName = (name: string | null, surname: string | null) => [name, surname].filter(Boolean).join(' ')
