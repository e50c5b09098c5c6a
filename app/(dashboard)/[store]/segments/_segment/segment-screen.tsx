'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { problemOf } from '@/app/_trpc/problem-of'
import { ErrorState } from '@/app/_ui/error-state'
import { NothingHere } from '@/app/_ui/nothing-here'
import { Page, PageHeader } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { DynamicEditor } from './dynamic-editor'
import { EditorSkeleton } from './editor-skeleton'
import { StaticSegment } from './static-segment'
import { useSegmentOptions } from './use-segment-options'

/** One segment: the editor of a Dynamic Plus one, the contacts of a static one. */
export function SegmentScreen({ segmentId }: { segmentId: string }) {
  const t = useTranslations('segments')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const segment = useQuery(trpc.segments.get.queryOptions({ storeId, id: segmentId }))
  const options = useSegmentOptions()

  if (problemOf(segment.error)?.status === 404) return <NothingHere />
  if (segment.data?.type === 'static') return <StaticSegment segment={segment.data} />
  if (segment.data && options.data) return <DynamicEditor segment={segment.data} options={options.data} />
  const failed = [segment, options].find(({ isError }) => isError)
  return (
    <Page>
      <PageHeader
        title={segment.data?.name ?? t('segment')}
        crumbs={[{ label: t('title'), href: paths.segments(storeId) }]}
        line
      />
      {failed ? (
        <ErrorState title={t('unreadable')} error={failed.error} onRetry={() => failed.refetch()} />
      ) : (
        <EditorSkeleton />
      )}
    </Page>
  )
}
