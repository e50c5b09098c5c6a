'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { useVisitFields } from '../../events/_parts/use-visit-fields'

const freshMs = 30_000

/** What a condition of this store can be made of; what the product itself has named in the reader's language. */
export function useSegmentOptions() {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const visitFields = useVisitFields()
  return useQuery({
    ...trpc.segments.options.queryOptions({ storeId }, { staleTime: freshMs }),
    select: (options) => ({
      ...options,
      eventTypes: options.eventTypes.map((type) =>
        type.id === PAGE_VISIT.id ? { ...type, name: t('pageVisit'), fields: visitFields(type.fields) } : type,
      ),
    }),
  })
}
