'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { Button } from '@/app/_ui/button'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { WorkflowRun } from '@/server/workflows/list-runs'
import type { WorkflowNode } from '@/server/workflows/schema'
import { useFieldName } from '../../contacts/_parts/use-field-name'
import { useEditor, useEditorState } from '../_editor/editor-context'
import { readSendData } from '../_editor/node-config'
import { useNodeWords } from '../_editor/use-node-words'
import { usePortWord } from '../_editor/use-port-word'
import { shown } from '../_panel/shown'

/** The steps of one run; its path can be shown on the canvas. */
export function RunSteps({ run }: { run: WorkflowRun }) {
  const t = useTranslations('workflows')
  const portWord = usePortWord()
  const { storeId } = useStore()
  const { palette } = useEditor()
  const nameOf = useFieldName()
  const { titleOf } = useNodeWords()
  const nodes = useEditorState((state) => state.document.nodes)
  const light = useEditorState((state) => state.light)
  const [, setView] = useQueryState('view')
  const fieldName = (id: string) => nameOf(palette.contactFields.find((field) => field.id === id) ?? { id, name: id })
  const showPath = () => {
    light({ nodes: new Set(run.steps.map(({ node }) => node)), who: run.email ?? t('anonymous') })
    void setView('canvas')
  }
  return (
    <div className="flex flex-col gap-3 bg-sunken px-gutter py-3 text-13">
      <ol className="flex flex-col gap-2">
        {run.steps.map((step, n) => {
          const node = nodes.find(({ id }) => id === step.node)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are a record and never move
            <li key={n}>
              <span className="font-medium">{node ? titleOf(node) : step.type}</span>
              {portWord(step.port) && <span className="text-ink-3"> · {portWord(step.port)}</span>}
              {step.waitsUntil && (
                <span className="text-warn">
                  {' '}
                  · {t('waitsUntil')} <Time at={step.waitsUntil} />
                </span>
              )}
              {step.error && <span className="text-bad"> · {step.error}</span>}
              {node?.type === 'send-data' && <ToDeliveries node={node} />}
              <ul>
                {step.changes?.map((change, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: changes are a record and never move
                  <li key={at} className="text-ink-2">
                    {fieldName(change.field)}: <bdi>{shown(change.old) ?? t('empty')}</bdi> →{' '}
                    <bdi>{shown(change.new) ?? t('empty')}</bdi>
                    {(change.error ?? change.skipped) && (
                      <span className="text-warn"> · {change.error ?? change.skipped}</span>
                    )}
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
      </ol>
      <div className="flex gap-2">
        <Button size="sm" onClick={showPath}>
          {t('showPath')}
        </Button>
        <Link
          href={paths.contact(storeId, run.contactId, 'activity')}
          className="self-center text-accent hover:underline"
        >
          {t('openContact')}
        </Link>
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
    <>
      {' · '}
      <Link href={href} className="text-accent hover:underline">
        {t('seeDeliveries')}
      </Link>
    </>
  )
}
