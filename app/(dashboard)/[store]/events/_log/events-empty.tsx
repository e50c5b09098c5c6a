'use client'
import { useQuery } from '@tanstack/react-query'
import { Activity } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button, ButtonLink } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import type { LogFilter } from './use-log-filter'

/** Nothing matches, nothing came lately, or nothing ever came: each with what to do next. */
export function EventsEmpty({ log }: { log: LogFilter }) {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const ever = useQuery(trpc.receptions.list.queryOptions({ storeId, limit: 1 }))
  const isFirst = ever.data?.results.length === 0
  const { filter, isNarrowed, isSpan, clear, setFilter } = log
  if ((isNarrowed || isSpan) && !isFirst) {
    return (
      <EmptyState
        icon={<Activity aria-hidden />}
        title={t('noMatch')}
        action={
          <Button onClick={isNarrowed ? clear : () => setFilter({ from: null, to: null })}>{t('clearFilters')}</Button>
        }
      >
        {t('noMatchHint')}
      </EmptyState>
    )
  }
  if (!isFirst && filter.range !== '30d') {
    return (
      <EmptyState
        icon={<Activity aria-hidden />}
        title={t('noneLately', { range: filter.range })}
        action={<Button onClick={() => setFilter({ range: '30d' })}>{t('lookFurther')}</Button>}
      >
        {t('noneHint')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<Activity aria-hidden />}
      title={t(isFirst ? 'none' : 'noneInMonth')}
      action={
        <ButtonLink variant="primary" href={paths.integrations(storeId)}>
          {t('toIntegrations')}
        </ButtonLink>
      }
    >
      {t('noneHint')}
    </EmptyState>
  )
}
