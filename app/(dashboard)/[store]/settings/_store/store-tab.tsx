'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { ErrorState } from '@/app/_ui/error-state'
import { PageBody } from '@/app/_ui/page'
import { useStore } from '@/app/_ui/store-context'
import { FormSkeleton } from '../_frame/form-skeleton'
import { IdentityCard } from './identity-card'
import { StoreForm } from './store-form'

export function StoreTab() {
  const t = useTranslations('settings')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const store = useQuery(trpc.store.get.queryOptions({ storeId }))
  return (
    <PageBody>
      {store.data ? (
        <div className="flex max-w-160 flex-col gap-5">
          <StoreForm store={store.data} />
          <IdentityCard hasSecret={store.data.hasIdentitySecret} />
        </div>
      ) : store.isError ? (
        <ErrorState title={t('store.unreadable')} error={store.error} onRetry={() => store.refetch()} />
      ) : (
        <FormSkeleton />
      )}
    </PageBody>
  )
}
