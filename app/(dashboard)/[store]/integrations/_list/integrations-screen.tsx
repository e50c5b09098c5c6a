'use client'
import { useQuery } from '@tanstack/react-query'
import { Plug, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { useDrawer } from '@/app/_ui/drawer'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { Page, PageBody, PageHeader, Split } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { IntegrationTable } from './integration-table'
import { NewIntegrationDrawer } from './new-integration-drawer'

/** Integrations › Custom: the systems that send data. */
export function IntegrationsScreen() {
  const t = useTranslations('integrations')
  const trpc = useTRPC()
  const router = useRouter()
  const { storeId, can } = useStore()
  const panel = useDrawer('panel')
  const query = useQuery(trpc.integrations.list.queryOptions({ storeId }))
  const integrations = query.data?.results ?? []
  const isNewOpen = panel.openId === 'new'
  const create = (
    <Button
      variant="primary"
      icon={<Plus aria-hidden />}
      disabledReason={!can('editor') && t('needsEditor')}
      onClick={() => panel.open('new')}
    >
      {t('create')}
    </Button>
  )

  return (
    <Page>
      <PageHeader
        crumbs={[{ label: t('title') }]}
        title={t('custom')}
        actions={!(query.isSuccess && integrations.length === 0) && !isNewOpen && create}
      />
      <Split>
        <PageBody flush>
          {query.isPending ? (
            <TableSkeleton />
          ) : query.isError ? (
            <ErrorState title={t('unreadable')} error={query.error} onRetry={() => query.refetch()} />
          ) : integrations.length === 0 ? (
            <EmptyState icon={<Plug aria-hidden />} title={t('none')} action={!isNewOpen && create}>
              {t('noneHint')}
            </EmptyState>
          ) : (
            <IntegrationTable integrations={integrations} isNarrow={isNewOpen} />
          )}
        </PageBody>
        {isNewOpen && (
          <NewIntegrationDrawer
            onClose={panel.close}
            onMade={(id) => router.push(paths.integration(storeId, id, 'receive'))}
          />
        )}
      </Split>
    </Page>
  )
}
