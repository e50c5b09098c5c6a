'use client'
import { useQuery } from '@tanstack/react-query'
import { Radio } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState, Notice } from '@/app/_ui/error-state'
import { PageBody } from '@/app/_ui/page'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import type { IntegrationView } from '@/server/integrations/read-integrations'
import { useSwitchEvents } from '../../_parts/use-switch-events'
import { EventTypeTable } from './event-type-table'
import { NewEventButton } from './new-event-button'

/** The event types of an integration: what outside systems may send, and where to. */
export function ReceiveTab({ integration }: { integration: IntegrationView }) {
  const t = useTranslations('event-types')
  const trpc = useTRPC()
  const { storeId, can } = useStore()
  const switchEvents = useSwitchEvents()
  const query = useQuery(trpc.eventTypes.list.queryOptions({ storeId, integrationId: integration.id }))

  return (
    <PageBody flush>
      {!integration.eventsEnabled && (
        <div className="px-gutter py-4">
          <Notice
            tone="warn"
            title={t('off.title')}
            actions={
              <Button
                size="sm"
                disabledReason={!can('editor') && t('needsEditor')}
                onClick={() => switchEvents(integration, true)}
              >
                {t('off.turnOn')}
              </Button>
            }
          >
            {t('off.hint')}
          </Notice>
        </div>
      )}
      {query.isPending ? (
        <TableSkeleton rows={4} />
      ) : query.isError ? (
        <ErrorState title={t('unreadable')} error={query.error} onRetry={() => query.refetch()} />
      ) : query.data.results.length === 0 ? (
        <EmptyState
          icon={<Radio aria-hidden />}
          title={t('none')}
          action={<NewEventButton integrationId={integration.id} />}
        >
          {t('noneHint')}
        </EmptyState>
      ) : (
        <EventTypeTable eventTypes={query.data.results} />
      )}
    </PageBody>
  )
}
