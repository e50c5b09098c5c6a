'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { ErrorState } from '@/app/_ui/error-state'
import { Page } from '@/app/_ui/page'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { SendEditor } from './send-editor'

const pollMs = 5_000

/** The editor of a send event that exists; how its deliveries stand is asked for again while it is looked at. */
export function SavedSendEvent({ integrationId, id }: { integrationId: string; id: string }) {
  const t = useTranslations('sending')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const query = useQuery(trpc.eventTypes.getSending.queryOptions({ storeId, id }, { refetchInterval: pollMs }))
  if (query.data) return <SendEditor key={id} integrationId={integrationId} saved={query.data} />
  return (
    <Page>
      {query.isError ? (
        <ErrorState title={t('oneUnreadable')} error={query.error} onRetry={() => query.refetch()} />
      ) : (
        <TableSkeleton />
      )}
    </Page>
  )
}
