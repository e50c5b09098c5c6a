'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import type { PaletteTrigger } from '@/server/workflows/palette'
import { Pill } from './pill'
import { shown } from './shown'

/** The fields of another event than the one that is looked at, with what the last of its kind brought. */
export function OtherEvent({ trigger }: { trigger: PaletteTrigger }) {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const recent = useQuery(
    trpc.eventTypes.recentEvents.queryOptions({ storeId, id: trigger.eventTypeId, limit: 1 }, { staleTime: 0 }),
  )
  const [last] = recent.data?.results ?? []
  const { integration, eventTypeName } = trigger
  return (
    <>
      <h4 className="pt-2 text-12 text-ink-3">
        {t('lastOf', { event: integration ? `${integration.name} · ${eventTypeName}` : eventTypeName })}
      </h4>
      <dl className="flex flex-col gap-2">
        {trigger.fields.map(({ id, name }) => (
          <Pill key={id} id={id} name={name} value={last && shown(last.values[id])} />
        ))}
      </dl>
    </>
  )
}
