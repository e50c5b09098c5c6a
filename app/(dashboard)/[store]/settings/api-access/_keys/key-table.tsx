'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useTRPC, useTRPCClient } from '@/app/_trpc/client'
import { Chip } from '@/app/_ui/chip'
import { Code } from '@/app/_ui/code'
import { CopyButton } from '@/app/_ui/copy-button'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { useStore, useTimeZone } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import { KeyMenu } from './key-menu'
import type { MadeKey } from './made-key-dialog'

export type Key = {
  id: string
  keyId: string
  name: string
  scopes: string[]
  createdAt: string
  lastUsedAt: string | null
  lastUsedFrom: string | null
  expiresAt: string | null
  revokedAt: string | null
  canCopy: boolean
  previousEndsAt: string | null
  previousLastUsedAt: string | null
}

/** `isNarrow`: a drawer stands beside it. */
type KeyTableProps = { keys: readonly Key[]; isNarrow: boolean; onMade: (key: MadeKey) => void }

export function KeyTable({ keys, isNarrow, onMade }: KeyTableProps) {
  const t = useTranslations('api-access')
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const secretOf = async (id: string) => {
    const { key } = await client.apiKeys.copy.mutate({ storeId, id })
    await queryClient.invalidateQueries(trpc.store.audit.pathFilter())
    return key
  }
  const columns: Column<Key>[] = [
    {
      id: 'name',
      header: t('column.name'),
      phone: 'title',
      cell: ({ name, revokedAt }) => (
        <bdi className={revokedAt ? 'text-ink-3 line-through' : 'font-medium'} title={name}>
          {name}
        </bdi>
      ),
    },
    {
      id: 'key',
      header: t('column.key'),
      width: '20%',
      cell: ({ keyId }) => <Code className="text-ink-2">{keyId}</Code>,
    },
    {
      id: 'scopes',
      header: t('column.scopes'),
      width: '22%',
      phone: 'detail',
      cell: ({ scopes }) => (
        <span title={scopes.join(', ')} className="mono text-12 text-ink-2">
          {scopes.join(', ')}
        </span>
      ),
    },
    {
      id: 'lastUsed',
      header: t('column.lastUsed'),
      width: '120px',
      cell: ({ lastUsedAt, lastUsedFrom }) =>
        lastUsedAt ? (
          <span title={lastUsedFrom ? t('from', { address: lastUsedFrom }) : undefined}>
            <Time at={lastUsedAt} className="text-ink-2" />
          </span>
        ) : (
          <span className="text-ink-3">{t('never')}</span>
        ),
    },
    {
      id: 'state',
      header: t('column.expires'),
      width: '190px',
      phone: 'end',
      cell: (key) => <KeyState apiKey={key} />,
    },
    {
      id: 'actions',
      header: <span className="sr-only">{t('column.actions')}</span>,
      width: '190px',
      align: 'end',
      phone: 'detail-end',
      cell: (key) => (
        <span className="inline-flex items-center gap-1">
          {key.canCopy && can('owner') && <CopyButton text={() => secretOf(key.id)} label={t('copy')} />}
          {!key.revokedAt && <KeyMenu apiKey={key} onMade={onMade} />}
        </span>
      ),
    },
  ]
  const shown = isNarrow ? columns.filter(({ id }) => id === 'name' || id === 'state') : columns
  return <DataTable label={t('keys')} rows={keys} columns={shown} rowKey={({ id }) => id} />
}

function KeyState({ apiKey }: { apiKey: Key }) {
  const t = useTranslations('api-access')
  if (apiKey.revokedAt) return <Chip tone="neutral">{t('state.revoked')}</Chip>
  if (apiKey.expiresAt && Date.parse(apiKey.expiresAt) < Date.now()) return <Chip tone="bad">{t('state.expired')}</Chip>
  if (apiKey.previousEndsAt && Date.parse(apiKey.previousEndsAt) > Date.now())
    return <OldSecret endsAt={apiKey.previousEndsAt} lastUsedAt={apiKey.previousLastUsedAt} />
  if (apiKey.expiresAt) return <Time at={apiKey.expiresAt} exact />
  return <Chip tone="ok">{t('state.works')}</Chip>
}

/** While two secrets work: until when the old one does, and on hover whether something still uses it. */
function OldSecret({ endsAt, lastUsedAt }: { endsAt: string; lastUsedAt: string | null }) {
  const t = useTranslations('api-access')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const timeOf = (at: string) => format.dateTime(new Date(at), { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  return (
    <span title={lastUsedAt ? t('oldUsedAt', { at: timeOf(lastUsedAt) }) : t('oldNotUsed')}>
      <Chip tone="warn">
        {t('oldInUse', { at: format.dateTime(new Date(endsAt), { timeZone, day: 'numeric', month: 'short' }) })}
      </Chip>
    </span>
  )
}
