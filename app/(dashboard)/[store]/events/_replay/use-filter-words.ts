'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import type { ReceptionFilter } from '@/server/events/reception-filter'
import { REASONS } from '../_log/use-log-filter'
import { useShortTime } from '../_log/use-short-time'
import { useTypeName } from '../_parts/use-type-name'

/** Which receptions a filter leaves: "Rejected · Till · Purchase · /total expected a number · since 10:12". */
export function useFilterWords(): (filter: ReceptionFilter) => string {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const timeOf = useShortTime()
  const types = useQuery(trpc.eventTypes.list.queryOptions({ storeId })).data?.results
  const ownName = useTypeName()
  const typeName = (id: string) => {
    const type = types?.find((one) => one.id === id)
    return type ? `${type.integrationName} · ${type.name}` : (ownName({ id, name: null }) ?? t('goneEvent'))
  }
  return (filter) => {
    const { ids, outcome, isHeld, eventTypeId, alias, receiveContext, reasonCode, since, until } = filter
    const reason = REASONS.find((known) => known === reasonCode)
    const parts = [
      ids && t('select.count', { count: ids.length }),
      isHeld ? t('outcome.held') : outcome && t(`outcome.${outcome}`),
      eventTypeId && typeName(eventTypeId),
      filter.hidesVisits && t('noVisits'),
      alias,
      receiveContext && t(`context.${receiveContext}`),
      reason && t(`reason.${reason}`),
      [filter.path, filter.expected].filter(Boolean).join(' '),
      filter.email,
      filter.address,
      since && !ids && t('replay.since', { time: timeOf(since) }),
      until && t('replay.until', { time: timeOf(until) }),
    ]
    return parts.filter(Boolean).join(' · ') || t('replay.everything')
  }
}
