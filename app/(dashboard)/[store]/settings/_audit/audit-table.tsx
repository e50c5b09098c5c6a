'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import { useActionText } from './use-action-text'

type Party = { type: string; id: string; name: string }
/** As `store.audit` answers. */
export type AuditEntry = { id: string; at: string; actor: Party; action: string; subject: Party }

const PLACES: Record<string, ((storeId: string, id: string) => string) | undefined> = {
  segment: paths.segment,
  workflow: paths.workflow,
  integration: paths.integration,
}

export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const t = useTranslations('settings')
  const actionText = useActionText()
  const columns: Column<AuditEntry>[] = [
    {
      id: 'at',
      header: t('audit.at'),
      width: '120px',
      phone: 'end',
      cell: ({ at }) => <Time at={at} className="text-ink-2" />,
    },
    {
      id: 'actor',
      header: t('audit.actor'),
      width: '26%',
      phone: 'detail',
      cell: ({ actor }) => (
        <span title={actor.name}>
          <bdi>{actor.name}</bdi>
          {actor.type === 'api-key' && <span className="text-ink-3"> {t('audit.byKey')}</span>}
        </span>
      ),
    },
    {
      id: 'action',
      header: t('audit.action'),
      phone: 'title',
      cell: ({ action }) => <span title={action}>{actionText(action)}</span>,
    },
    {
      id: 'subject',
      header: t('audit.subject'),
      width: '26%',
      phone: 'detail-end',
      cell: ({ subject }) => <Subject subject={subject} />,
    },
  ]
  return <DataTable label={t('tab.audit')} rows={entries} columns={columns} rowKey={({ id }) => id} />
}

function Subject({ subject: { type, id, name } }: { subject: Party }) {
  const { storeId } = useStore()
  const href = PLACES[type]?.(storeId, id)
  const text = <bdi title={name || id}>{name || id}</bdi>
  return href ? (
    <Link href={href} className="hover:underline">
      {text}
    </Link>
  ) : (
    text
  )
}
