'use client'
import { useQuery } from '@tanstack/react-query'
import { Calendar, Mail, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { ColorDot } from '@/app/_ui/color'
import { Input } from '@/app/_ui/input'
import { Select } from '@/app/_ui/select'
import { useStore } from '@/app/_ui/store-context'
import { type LogFilter, OUTCOMES, type Outcome, RANGE_NAMES } from './use-log-filter'

/** Time, outcome, event, contact; the reason where a link brought one. What it comes to stands at the end of the line. */
export function LogFilters({ log, children }: { log: LogFilter; children: ReactNode }) {
  const t = useTranslations('events')
  const { filter, setFilter } = log
  return (
    <search aria-label={t('filters')} className="flex flex-wrap items-center gap-2 px-gutter pb-3">
      <Select
        inline
        label={t('filter.range')}
        options={RANGE_NAMES.map((value) => ({
          value,
          label: t('range', { range: value }),
          icon: <Calendar className="text-ink-3" aria-hidden />,
        }))}
        value={filter.range}
        onChange={(range) => setFilter({ range })}
      />
      <Select<Outcome | 'all'>
        inline
        label={t('filter.outcome')}
        options={[
          { value: 'all', label: t('allOutcomes') },
          ...OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) })),
        ]}
        value={filter.status ?? 'all'}
        onChange={(status) => setFilter({ status: status === 'all' ? null : status })}
      />
      <EventTypeFilter log={log} />
      <Input
        type="search"
        aria-label={t('filter.email')}
        placeholder={t('filter.email')}
        value={filter.email}
        onValueChange={(email) => setFilter({ email })}
        start={<Mail aria-hidden />}
        className="w-52 max-md:w-full"
        spellCheck={false}
      />
      {filter.reason && (
        <Button icon={<X aria-hidden />} onClick={() => setFilter({ reason: null })} title={t('filter.dropReason')}>
          {t(`reason.${filter.reason}`)}
        </Button>
      )}
      {children}
    </search>
  )
}

const anyType = 'any'

function EventTypeFilter({ log: { filter, setFilter } }: { log: LogFilter }) {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const types = useQuery(trpc.eventTypes.list.queryOptions({ storeId }))
  const known = types.data?.results ?? []
  const isGone = filter.type !== null && types.isSuccess && !known.some(({ id }) => id === filter.type)
  return (
    <Select
      inline
      className="max-w-60"
      label={t('filter.type')}
      options={[
        { value: anyType, label: t('allEvents') },
        ...known.map(({ id, name, integrationName, integrationColor }) => ({
          value: id,
          label: `${integrationName} · ${name}`,
          icon: <ColorDot color={integrationColor} />,
        })),
        ...(isGone && filter.type ? [{ value: filter.type, label: t('goneEvent') }] : []),
      ]}
      value={filter.type ?? anyType}
      onChange={(type) => setFilter({ type: type === anyType ? null : type })}
    />
  )
}
