'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { useEffect } from 'react'
import { Button } from '@/app/_ui/button'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import type { WorkflowRun } from '@/server/workflows/list-runs'
import type { WorkflowNode } from '@/server/workflows/schema'
import { ExecutionSteps } from '../../contacts/_activity/execution-steps'
import { useContactLabel } from '../../contacts/_parts/use-contact-label'
import { useEditor, useEditorState } from '../_editor/editor-context'
import { readSendData } from '../_editor/node-config'
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
  const nodes = useEditorState((state) => state.document.nodes)
  const [, setView] = useQueryState('view')
  const sending = nodes.filter(({ id, type }) => type === 'send-data' && run.steps.some(({ node }) => node === id))
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
        {sending.map((node) => (
          <ToDeliveries key={node.id} node={node} />
        ))}
        {run.versionNumber !== null && (
          <span className="text-12 text-ink-3">{t('versionNumber', { n: run.versionNumber })}</span>
        )}
      </div>
    </div>
  )
}

/** To what was sent of the event type that the node sends. */
function ToDeliveries({ node }: { node: WorkflowNode }) {
  const t = useTranslations('workflows')
  const { storeId } = useStore()
  const { palette } = useEditor()
  const type = palette.sendTypes.find(({ id }) => id === readSendData(node.config).eventTypeId)
  if (!type) return null
  const href = paths.sendEventType(storeId, type.integration.id, type.id, { tab: 'deliveries' })
  return (
    <Link href={href} className="text-accent hover:underline">
      {t('seeDeliveries')}
    </Link>
  )
}
