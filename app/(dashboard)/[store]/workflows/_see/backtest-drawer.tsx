'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Drawer } from '@/app/_ui/drawer'
import { Notice } from '@/app/_ui/error-state'
import { ProblemText } from '@/app/_ui/problem-text'
import { Progress } from '@/app/_ui/progress'
import { useStore } from '@/app/_ui/store-context'
import type { WorkflowDocument } from '@/server/workflows/schema'
import { useEditorState } from '../_editor/editor-context'
import { BacktestResult } from './backtest-result'
import { useCounts } from './counts-context'
import { useSeeAddress } from './use-see-address'

/** The workflow as it stands here, over what came in the last 30 days: nothing is written. */
export function BacktestDrawer() {
  const t = useTranslations('runs')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const { close } = useSeeAddress()
  const document = useEditorState((state) => state.document)
  const [tested, setTested] = useState<WorkflowDocument | null>(null)
  const { showBacktest } = useCounts()
  const { nodes, edges } = tested ?? document
  const run = useQuery({
    ...trpc.workflows.backtest.queryOptions({ storeId, nodes, edges }),
    ...{ enabled: tested !== null, staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false },
  })
  const counted = run.data?.nodes
  useEffect(() => {
    if (!counted) return
    showBacktest(counted)
    return () => showBacktest(undefined)
  }, [counted, showBacktest])
  return (
    <Drawer
      title={t('backtest.title')}
      onClose={close}
      width={480}
      footer={
        <Button
          pending={run.isFetching}
          onClick={() => (tested === document ? void run.refetch() : setTested(document))}
        >
          {t('backtest.run')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-13 text-ink-2">{t('backtest.hint')}</p>
        {run.isFetching && (
          <div className="flex flex-col gap-2 text-12 text-ink-2" role="status">
            <Progress label={t('backtest.title')} value={null} />
            {t('backtest.running')}
          </div>
        )}
        {run.isError && !run.isFetching && (
          <Notice title={t('backtest.failed')}>
            <ProblemText error={run.error} />
          </Notice>
        )}
        {run.data && !run.isFetching && <BacktestResult result={run.data} isOld={tested !== document} />}
      </div>
    </Drawer>
  )
}
