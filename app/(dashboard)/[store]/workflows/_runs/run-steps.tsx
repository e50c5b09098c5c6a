'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { useEffect } from 'react'
import { Button } from '@/app/_ui/button'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import type { WorkflowRun } from '@/server/workflows/list-runs'
import { ExecutionSteps } from '../../contacts/_activity/execution-steps'
import { useContactLabel } from '../../contacts/_parts/use-contact-label'
import { useEditorState } from '../_editor/editor-context'
import { useStepTitle } from '../_see/use-step-title'
import { RetryRun } from './retry-run'

/** The steps of one run. While it is open its path is lit, on the canvas and in the outline. */
export function RunSteps({ run }: { run: WorkflowRun }) {
  const t = useTranslations('workflows')
  const tRuns = useTranslations('runs')
  const { storeId } = useStore()
  const titleOf = useStepTitle()
  const labelOf = useContactLabel()
  const light = useEditorState((state) => state.light)
  const [, setView] = useQueryState('view')
  const who = labelOf({ id: run.contactId, email: run.email })
  const path = run.steps.map(({ node }) => node).join(' ')
  useEffect(() => light({ nodes: new Set(path.split(' ')), who }), [light, path, who])
  return (
    <div className="flex flex-col gap-3 bg-sunken px-gutter py-3 text-13">
      <ExecutionSteps steps={run.steps} titleOf={titleOf} hasTimes didOf={({ did }) => (did ? [did] : [])} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button size="sm" onClick={() => void setView('canvas')}>
          {t('showPath')}
        </Button>
        {run.state === 'failed' && <RetryRun eventId={run.eventId} />}
        <Link href={paths.contact(storeId, run.contactId, 'activity')} className="text-accent hover:underline">
          {t('openContact')}
        </Link>
        {run.receptionId && (
          <Link href={paths.events(storeId, { event: run.receptionId })} className="text-accent hover:underline">
            {tRuns('openEvent')}
          </Link>
        )}
        {run.versionNumber !== null && (
          <span className="text-12 text-ink-3">{t('versionNumber', { n: run.versionNumber })}</span>
        )}
      </div>
    </div>
  )
}
