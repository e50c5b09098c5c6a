'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { ErrorState } from '@/app/_ui/error-state'
import { Page } from '@/app/_ui/page'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { templateOf } from './draft'
import { EventEditor } from './event-editor'

/** The editor of an event type that exists. */
export function SavedEvent({ integrationId, id }: { integrationId: string; id: string }) {
  const t = useTranslations('event-types')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const query = useQuery(trpc.eventTypes.get.queryOptions({ storeId, id }))
  if (query.isError)
    return (
      <Page>
        <ErrorState title={t('oneUnreadable')} error={query.error} onRetry={() => query.refetch()} />
      </Page>
    )
  if (!query.data)
    return (
      <Page>
        <TableSkeleton />
      </Page>
    )
  return (
    <EventEditor
      key={id}
      integrationId={integrationId}
      context={query.data.receiveType}
      urlTemplate={templateOf(query.data)}
      saved={query.data}
    />
  )
}
