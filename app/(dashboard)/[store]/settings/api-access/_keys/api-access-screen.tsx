'use client'
import { useQuery } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { useDrawer } from '@/app/_ui/drawer'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { Page, PageBody, PageHeader, Split } from '@/app/_ui/page'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { IpAccess } from '../_ip/ip-access'
import { KeyTable } from './key-table'
import { type MadeKey, MadeKeyDialog } from './made-key-dialog'
import { NewKeyDrawer } from './new-key-drawer'

/** Store settings › API and IP Access. */
export function ApiAccessScreen() {
  const t = useTranslations('api-access')
  const trpc = useTRPC()
  const { storeId, can } = useStore()
  const panel = useDrawer('panel')
  const [made, setMade] = useState<MadeKey | null>(null)
  const keys = useQuery(trpc.apiKeys.list.queryOptions({ storeId }))
  const isNewOpen = panel.openId === 'new'
  const create = (
    <Button
      variant="primary"
      icon={<Plus aria-hidden />}
      disabledReason={!can('owner') && t('needsOwner')}
      onClick={() => panel.open('new')}
    >
      {t('create')}
    </Button>
  )
  return (
    <Page>
      <PageHeader title={t('title')} actions={!isNewOpen && keys.data?.results.length !== 0 && create} line />
      <Split>
        <PageBody flush>
          <section aria-labelledby="keys-title">
            <h2 id="keys-title" className="px-gutter pt-4 pb-2 font-semibold text-14">
              {t('keys')}
            </h2>
            {keys.isPending ? (
              <TableSkeleton rows={3} />
            ) : keys.isError ? (
              <ErrorState title={t('unreadable')} error={keys.error} onRetry={() => keys.refetch()} />
            ) : keys.data.results.length === 0 ? (
              <EmptyState icon={<KeyRound aria-hidden />} title={t('none')} action={!isNewOpen && create}>
                {t('noneHint')}
              </EmptyState>
            ) : (
              <KeyTable keys={keys.data.results} isNarrow={isNewOpen} onMade={setMade} />
            )}
          </section>
          <IpAccess />
        </PageBody>
        {isNewOpen && (
          <NewKeyDrawer
            onClose={panel.close}
            onMade={(key) => {
              panel.close()
              setMade(key)
            }}
          />
        )}
      </Split>
      {made && <MadeKeyDialog made={made} onClose={() => setMade(null)} />}
    </Page>
  )
}
