'use client'
import { useQuery } from '@tanstack/react-query'
import { Calendar, Mail } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { ColorDot } from '@/app/_ui/color'
import { Input } from '@/app/_ui/input'
import { Select } from '@/app/_ui/select'
import { useStore } from '@/app/_ui/store-context'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { FilterChips } from './filter-chips'
import { MoreFilters } from './more-filters'
import { type LogFilter, NO_VISITS, OUTCOMES, type Outcome, RANGE_NAMES, type Range } from './use-log-filter'
import { useShortTime } from './use-short-time'

type LogFiltersProps = {
  log: LogFilter
  /** The outcome does not matter: only refusals are shown. */
  isOfRefusals: boolean
  /** What it comes to, at the end of the line. */
  children: ReactNode
}

/** Time, outcome, event, contact; behind a button what is asked for less often; what a link or the chart brought as chips. */
export function LogFilters({ log, isOfRefusals, children }: LogFiltersProps) {
  const t = useTranslations('events')
  const { filter, setFilter } = log
  return (
    <search aria-label={t('filters')} className="flex flex-wrap items-center gap-2 px-gutter pb-3">
      <TimeFilter log={log} />
      {!isOfRefusals && (
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
      )}
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
      <MoreFilters log={log} />
      <FilterChips log={log} />
      {children}
    </search>
  )
}

function TimeFilter({ log: { filter, setFilter, isSpan } }: { log: LogFilter }) {
  const t = useTranslations('events')
  const timeOf = useShortTime()
  const icon = <Calendar className="text-ink-3" aria-hidden />
  const edge = (at: Date | null) => (at ? timeOf(at.toISOString()) : t('now'))
  const span = { value: 'span' as const, label: `${edge(filter.from)} – ${edge(filter.to)}`, icon }
  return (
    <Select<Range | 'span'>
      inline
      label={t('filter.range')}
      options={[
        ...(isSpan ? [span] : []),
        ...RANGE_NAMES.map((value) => ({ value, label: t('range', { range: value }), icon })),
      ]}
      value={isSpan ? 'span' : filter.range}
      onChange={(range) => range !== 'span' && setFilter({ range, from: null, to: null })}
    />
  )
}

const anyType = 'any'

function EventTypeFilter({ log: { filter, setFilter } }: { log: LogFilter }) {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const types = useQuery(trpc.eventTypes.list.queryOptions({ storeId }))
  const known = types.data?.results ?? []
  const own: string[] = [NO_VISITS, PAGE_VISIT.id]
  const isGone =
    filter.type !== null && !own.includes(filter.type) && types.isSuccess && !known.some(({ id }) => id === filter.type)
  return (
    <Select
      inline
      className="max-w-60"
      label={t('filter.type')}
      options={[
        { value: anyType, label: t('allEvents') },
        { value: NO_VISITS, label: t('noVisits') },
        ...known.map(({ id, name, integrationName, integrationColor }) => ({
          value: id,
          label: `${integrationName} · ${name}`,
          icon: <ColorDot color={integrationColor} />,
        })),
        { value: PAGE_VISIT.id, label: t('pageVisit'), icon: <ColorDot color="var(--control)" /> },
        ...(isGone && filter.type ? [{ value: filter.type, label: t('goneEvent') }] : []),
      ]}
      value={filter.type ?? anyType}
      onChange={(type) => setFilter({ type: type === anyType ? null : type })}
    />
  )
}
