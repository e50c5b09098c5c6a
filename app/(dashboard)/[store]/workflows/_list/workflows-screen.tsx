'use client'
import { useQuery } from '@tanstack/react-query'
import { Workflow } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { useTRPC } from '@/app/_trpc/client'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { Page, PageBody, PageHeader, Split } from '@/app/_ui/page'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { ImportDrawer } from '../_file/import-drawer'
import { CreateWorkflowMenu } from './create-workflow-menu'
import { WorkflowTable } from './workflow-table'

const runsMs = 5_000

/** All workflows in the order of the list, which is their priority. */
export function WorkflowsScreen() {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const [panel, setPanel] = useQueryState('panel')
  const list = useQuery({ ...trpc.workflows.list.queryOptions({ storeId }), refetchInterval: runsMs })
  return (
    <Page>
      <PageHeader
        title={t('title')}
        actions={!list.isPending && list.data?.length !== 0 && <CreateWorkflowMenu />}
        line
      />
      <Split className="border-t-0">
        <PageBody flush className="min-w-0">
          {list.isPending ? (
            <TableSkeleton />
          ) : list.isError ? (
            <ErrorState title={t('unreadable')} error={list.error} onRetry={() => list.refetch()} />
          ) : list.data.length === 0 ? (
            <EmptyState icon={<Workflow aria-hidden />} title={t('none')} action={<CreateWorkflowMenu />}>
              {t('noneHint')}
            </EmptyState>
          ) : (
            <WorkflowTable workflows={list.data} isNarrow={panel === 'import'} />
          )}
        </PageBody>
        {panel === 'import' && <ImportDrawer onClose={() => void setPanel(null)} />}
      </Split>
    </Page>
  )
}
