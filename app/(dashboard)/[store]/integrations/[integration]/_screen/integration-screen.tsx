'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useTRPC } from '@/app/_trpc/client'
import { Chip } from '@/app/_ui/chip'
import { ColorDot } from '@/app/_ui/color'
import { ErrorState } from '@/app/_ui/error-state'
import { Page, PageBody, PageHeader } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { Loading, Skeleton, TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { Tabs } from '@/app/_ui/tabs'
import { NewEventButton } from '../_receive/new-event-button'
import { ReceiveTab } from '../_receive/receive-tab'
import { NewSendButton } from '../_send/new-send-button'
import { SendTab } from '../_send/send-tab'
import { SettingsTab } from '../_settings/settings-tab'
import { UsageTab } from '../_usage/usage-tab'

const TABS = ['receive', 'send', 'usage', 'settings'] as const

/** Inside one custom integration: what it receives, what is sent to it, what is built on it, its settings. */
export function IntegrationScreen({ integrationId }: { integrationId: string }) {
  const t = useTranslations('integrations')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const [tab] = useQueryState('tab', parseAsStringLiteral(TABS).withDefault('receive'))
  const query = useQuery(trpc.integrations.get.queryOptions({ storeId, id: integrationId }))
  const usage = useQuery(trpc.integrations.usage.queryOptions({ storeId, id: integrationId }))
  const sending = useQuery(trpc.eventTypes.listSending.queryOptions({ storeId, integrationId }))
  const crumbs = [{ label: t('title') }, { label: t('custom'), href: paths.integrations(storeId) }]

  if (query.isError)
    return (
      <Page>
        <PageHeader crumbs={crumbs} title={t('integration')} line />
        <PageBody>
          <ErrorState title={t('oneUnreadable')} error={query.error} onRetry={() => query.refetch()} />
        </PageBody>
      </Page>
    )
  const integration = query.data
  const sendCount = sending.data?.results.length ?? 0
  const receiveCount = integration && sending.data ? integration.eventTypeCount - sendCount : 0
  const count = { receive: receiveCount, send: sendCount, usage: usage.data?.usedBy.length, settings: undefined }

  return (
    <Page>
      <PageHeader
        crumbs={crumbs}
        title={
          integration ? (
            <span className="flex min-w-0 items-center gap-2.5">
              <ColorDot color={integration.color} />
              <bdi className="min-w-0 break-words">{integration.name}</bdi>
            </span>
          ) : (
            <Loading>
              <Skeleton className="h-6 w-40" />
            </Loading>
          )
        }
        aside={
          integration && (
            <>
              {integration.category && <Chip>{integration.category}</Chip>}
              {!integration.eventsEnabled && <Chip tone="warn">{t('eventsOff')}</Chip>}
            </>
          )
        }
        actions={
          tab === 'receive' && receiveCount > 0 ? (
            <NewEventButton integrationId={integrationId} />
          ) : (
            tab === 'send' && sendCount > 0 && <NewSendButton integrationId={integrationId} />
          )
        }
      />
      <Tabs
        label={t('tabs')}
        current={tab}
        tabs={TABS.map((id) => ({
          id,
          label: t(`tab.${id}`),
          href: paths.integration(storeId, integrationId, id),
          count: count[id] || undefined,
        }))}
      />
      {!integration ? (
        <PageBody flush>
          <TableSkeleton rows={4} />
        </PageBody>
      ) : tab === 'receive' ? (
        <ReceiveTab integration={integration} />
      ) : tab === 'send' ? (
        <SendTab integrationId={integrationId} query={sending} />
      ) : tab === 'usage' ? (
        <UsageTab usage={usage} />
      ) : (
        <SettingsTab key={integration.id} integration={integration} usedBy={usage.data?.usedBy} />
      )}
    </Page>
  )
}
