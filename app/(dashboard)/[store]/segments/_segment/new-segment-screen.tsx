'use client'
import { useTranslations } from 'next-intl'
import { ErrorState } from '@/app/_ui/error-state'
import { Page, PageHeader } from '@/app/_ui/page'
import { DynamicEditor } from './dynamic-editor'
import { EditorSkeleton } from './editor-skeleton'
import { useSegmentOptions } from './use-segment-options'

/** A new Dynamic Plus segment. */
export function NewSegmentScreen() {
  const t = useTranslations('segments')
  const options = useSegmentOptions()
  if (options.isSuccess) return <DynamicEditor segment={null} options={options.data} />
  return (
    <Page>
      <PageHeader title={t('newTitle')} line />
      {options.isError ? (
        <ErrorState title={t('optionsUnreadable')} error={options.error} onRetry={() => options.refetch()} />
      ) : (
        <EditorSkeleton />
      )}
    </Page>
  )
}
