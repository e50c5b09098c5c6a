'use client'
import { useQuery } from '@tanstack/react-query'
import { PanelsTopLeft, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { Page, PageBody, PageHeader, Split } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { WebContentTable } from './web-content-table'

/** What the store shows in its pages. */
export function WebContentsScreen() {
  const t = useTranslations('web-contents')
  const trpc = useTRPC()
  const router = useRouter()
  const { storeId, can } = useStore()
  const list = useQuery(trpc.webContents.list.queryOptions({ storeId }))
  const contents = list.data?.results ?? []
  const create = (
    <Button
      variant="primary"
      icon={<Plus aria-hidden />}
      disabledReason={!can('editor') && t('needsEditor')}
      onClick={() => router.push(paths.newWebContent(storeId))}
    >
      {t('create')}
    </Button>
  )
  return (
    <Page>
      <PageHeader title={t('title')} actions={!(list.isSuccess && contents.length === 0) && create} />
      <Split>
        <PageBody flush>
          {list.isPending ? (
            <TableSkeleton />
          ) : list.isError && !list.data ? (
            <ErrorState title={t('unreadable')} error={list.error} onRetry={() => list.refetch()} />
          ) : contents.length === 0 ? (
            <EmptyState icon={<PanelsTopLeft aria-hidden />} title={t('none')} action={create}>
              {t('noneHint')}
            </EmptyState>
          ) : (
            <WebContentTable contents={contents} />
          )}
        </PageBody>
      </Split>
    </Page>
  )
}
