'use client'
import { useQuery } from '@tanstack/react-query'
import { Funnel } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { useDrawer } from '@/app/_ui/drawer'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { Page, PageBody, PageHeader, Split } from '@/app/_ui/page'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { CreateSegmentMenu } from './create-segment-menu'
import { NewStaticDrawer } from './new-static-drawer'
import { SegmentTable } from './segment-table'

const countsMs = 10_000

/** The store's segments with their counts; beside them a new static one. */
export function SegmentsScreen() {
  const t = useTranslations('segments')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const { openId: panel, open, close } = useDrawer('new')
  const list = useQuery(trpc.segments.list.queryOptions({ storeId }, { refetchInterval: countsMs }))
  const segments = list.data?.results ?? []
  const create = <CreateSegmentMenu onStatic={() => open('static')} />

  return (
    <Page>
      <PageHeader title={t('title')} actions={!(list.isSuccess && segments.length === 0) && create} />
      <Split>
        <PageBody flush>
          {list.isPending ? (
            <TableSkeleton />
          ) : list.isError && !list.data ? (
            <ErrorState title={t('unreadable')} error={list.error} onRetry={() => list.refetch()} />
          ) : segments.length === 0 ? (
            <EmptyState icon={<Funnel aria-hidden />} title={t('none')} action={create}>
              {t('noneHint')}
            </EmptyState>
          ) : (
            <SegmentTable segments={segments} />
          )}
        </PageBody>
        {panel === 'static' && <NewStaticDrawer onClose={close} />}
      </Split>
    </Page>
  )
}
