'use client'
import type { UseQueryResult } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { PageBody } from '@/app/_ui/page'
import { TableSkeleton } from '@/app/_ui/skeleton'
import type { SendEventTypeView } from '@/server/event-types/sending/read-send-event-types'
import { NewSendButton } from './new-send-button'
import { SendTypeTable } from './send-type-table'

type SendTabProps = {
  integrationId: string
  query: Pick<UseQueryResult<{ results: SendEventTypeView[] }, unknown>, 'data' | 'error' | 'isError' | 'refetch'>
}

/** The event types that workflows send to an integration, and how their deliveries stand. */
export function SendTab({ integrationId, query }: SendTabProps) {
  const t = useTranslations('sending')
  return (
    <PageBody flush>
      {query.data === undefined ? (
        query.isError ? (
          <ErrorState title={t('unreadable')} error={query.error} onRetry={() => query.refetch()} />
        ) : (
          <TableSkeleton rows={4} />
        )
      ) : query.data.results.length === 0 ? (
        <EmptyState
          icon={<Send aria-hidden />}
          title={t('none')}
          action={<NewSendButton integrationId={integrationId} />}
        >
          {t('noneHint')}
        </EmptyState>
      ) : (
        <SendTypeTable eventTypes={query.data.results} />
      )}
    </PageBody>
  )
}
