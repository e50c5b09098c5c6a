'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Chip } from '@/app/_ui/chip'
import { cn } from '@/app/_ui/cn'
import { Drawer } from '@/app/_ui/drawer'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { VersionSummary } from '@/server/workflows/list-versions'
import { useEditor } from '../_editor/editor-context'
import { useVersionAddress } from './use-version-address'

/** All that was saved, newest first; one that is chosen is shown in the place of the draft. */
export function VersionsDrawer() {
  const t = useTranslations('workflows')
  const { versionId, close } = useVersionAddress()
  return (
    <div className={cn('contents', versionId && 'max-md:hidden')}>
      <Drawer title={t('versions')} onClose={close} width={460}>
        <Versions />
      </Drawer>
    </div>
  )
}

function Versions() {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const { workflow } = useEditor()
  const versions = useInfiniteQuery(
    trpc.workflows.versions.infiniteQueryOptions(
      { storeId, id: workflow.id },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  )
  if (versions.isPending) return <TableSkeleton />
  if (versions.isError)
    return <ErrorState title={t('versionsUnreadable')} error={versions.error} onRetry={() => versions.refetch()} />
  const all = versions.data.pages.flatMap(({ results }) => results)
  if (all.length === 0) return <EmptyState title={t('noVersions')}>{t('noVersionsHint')}</EmptyState>
  return (
    <>
      <ul aria-label={t('versions')} className="-mx-2 flex flex-col">
        {all.map((version) => (
          <VersionLine key={version.id} version={version} isLast={version.id === workflow.version?.id} />
        ))}
      </ul>
      {versions.hasNextPage && (
        <Button className="mt-3" pending={versions.isFetchingNextPage} onClick={() => versions.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </>
  )
}

function VersionLine({ version, isLast }: { version: VersionSummary; isLast: boolean }) {
  const t = useTranslations('workflows')
  const { versionId, open } = useVersionAddress()
  const { id, number, createdAt, nodes, wasStarted } = version
  return (
    <li>
      <button
        type="button"
        aria-current={versionId === id}
        onClick={() => open(id)}
        className="flex min-h-12 w-full items-center gap-3 rounded-control px-2 py-1.5 text-left text-13 hover:bg-hover aria-[current=true]:bg-accent-soft"
      >
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{t('versionNumber', { n: number })}</span>
          <span className="block text-12 text-ink-3">
            <Time at={createdAt} exact /> · {t('nodeCount', { n: nodes })}
          </span>
        </span>
        {isLast && <Chip>{t('lastSaved')}</Chip>}
        {wasStarted && <Chip tone="ok">{t('wasStarted')}</Chip>}
      </button>
    </li>
  )
}
