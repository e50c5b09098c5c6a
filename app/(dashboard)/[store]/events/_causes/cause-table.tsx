'use client'
import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Code } from '@/app/_ui/code'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { ReceptionCause } from '@/server/events/reception-causes'
import { EventName } from '../_log/event-name'
import { REASONS } from '../_log/use-log-filter'
import { CauseFix } from './cause-fix'

type CauseTableProps = {
  causes: readonly ReceptionCause[]
  openId: string | null
  /** Opens the youngest of the cause. */
  onOpen: (id: string) => void
  onReplay: (cause: ReceptionCause) => void
  /** A drawer stands beside it. */
  isNarrow: boolean
}

/** Refusals by what was wrong: of which event, where, what was expected, how many, since when; what mends them and brings them in. */
export function CauseTable({ causes, openId, onOpen, onReplay, isNarrow }: CauseTableProps) {
  const t = useTranslations('events')
  const at = (id: string, key: 'firstAt' | 'lastAt', width: string): Column<ReceptionCause> => ({
    ...{ id, width, header: t(`cause.${key}`), phone: id === 'last' ? 'detail-end' : undefined },
    cell: (cause) => <Time at={cause[key]} className="text-ink-2" />,
  })
  const columns: Column<ReceptionCause>[] = [
    {
      id: 'event',
      header: t('column.event'),
      phone: 'title',
      width: isNarrow ? '26%' : '20%',
      cell: (cause) => <EventName {...cause} />,
    },
    { id: 'what', header: t('cause.what'), phone: 'detail', cell: (cause) => <Fault cause={cause} /> },
    {
      id: 'count',
      header: t('cause.count'),
      width: '92px',
      align: 'end',
      cell: ({ count }) => <span className="tabular-nums">{count}</span>,
    },
    ...(isNarrow ? [] : [at('first', 'firstAt', '84px')]),
    at('last', 'lastAt', '84px'),
    {
      id: 'mend',
      header: isNarrow ? <span className="sr-only">{t('cause.mend')}</span> : t('cause.mend'),
      align: 'end',
      phone: 'end',
      width: isNarrow ? '158px' : '310px',
      cell: (cause) => (
        <span className="flex items-center justify-end gap-2">
          {!isNarrow && (
            <span className="flex max-md:hidden">
              <CauseFix cause={cause} />
            </span>
          )}
          <ReplayThese cause={cause} onReplay={onReplay} />
        </span>
      ),
    },
  ]
  return (
    <DataTable
      label={t('cause.title')}
      rows={causes}
      columns={columns}
      rowKey={({ lastId }) => lastId}
      selectedKey={openId}
      onOpen={({ lastId }) => onOpen(lastId)}
    />
  )
}

function Fault({ cause }: { cause: ReceptionCause }) {
  const t = useTranslations('events')
  const { path, expected, detail, count, replayed, reasonCode } = cause
  const known = REASONS.find((reason) => reason === reasonCode)
  const why = expected ?? detail ?? (known ? t(`reason.${known}`) : t('did.refused'))
  return (
    <span className="flex min-w-0 items-baseline gap-1.5" title={[path, why].filter(Boolean).join(' ')}>
      <span className="md:hidden">{count} ×</span>
      {path && <Code className="max-w-[55%] shrink-0 truncate">{path}</Code>}
      <bdi className="truncate text-bad">{why}</bdi>
      {replayed > 0 && <span className="shrink-0 text-12 text-ink-3">{t('cause.replayed', { count: replayed })}</span>}
    </span>
  )
}

function ReplayThese({ cause, onReplay }: Pick<CauseTableProps, 'onReplay'> & { cause: ReceptionCause }) {
  const t = useTranslations('events')
  const { can } = useStore()
  return (
    <Button
      size="sm"
      icon={<RotateCcw aria-hidden />}
      disabledReason={!can('editor') && t('replay.needsEditor')}
      onClick={() => onReplay(cause)}
    >
      {t('cause.replay')}
    </Button>
  )
}
