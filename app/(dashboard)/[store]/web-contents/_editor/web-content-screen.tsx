'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { problemOf } from '@/app/_trpc/problem-of'
import { ErrorState } from '@/app/_ui/error-state'
import { NothingHere } from '@/app/_ui/nothing-here'
import { Page, PageHeader } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { WebContentEditor } from './web-content-editor'

/** One web content, to read and change. */
export function WebContentScreen({ webContentId }: { webContentId: string }) {
  const t = useTranslations('web-contents')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const content = useQuery(trpc.webContents.get.queryOptions({ storeId, id: webContentId }))

  if (problemOf(content.error)?.status === 404) return <NothingHere />
  if (content.data) return <WebContentEditor content={content.data} />
  return (
    <Page>
      <PageHeader title={t('webContent')} crumbs={[{ label: t('title'), href: paths.webContents(storeId) }]} line />
      {content.isError ? (
        <ErrorState title={t('unreadable')} error={content.error} onRetry={() => content.refetch()} />
      ) : (
        <Loading className="flex flex-col gap-2.5 px-gutter pt-5">
          <Skeleton className="w-56" />
          <Skeleton className="h-13 max-w-180" />
          <Skeleton className="h-60 max-w-180" />
        </Loading>
      )}
    </Page>
  )
}
