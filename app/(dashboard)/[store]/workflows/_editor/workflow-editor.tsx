'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useDeferredValue } from 'react'
import { useStore as useZustand } from 'zustand'
import { useTRPC } from '@/app/_trpc/client'
import { Notice } from '@/app/_ui/error-state'
import { Page } from '@/app/_ui/page'
import { useStore } from '@/app/_ui/store-context'
import { Tabs } from '@/app/_ui/tabs'
import type { Workflow } from '@/server/workflows/present-workflow'
import { whyNot } from '@/server/workflows/schema'
import { NodePanel } from '../_panel/node-panel'
import { RunsPanel } from '../_runs/runs-panel'
import { type EditorPalette, EditorProvider, useNewEditor } from './editor-context'
import { EditorHeader } from './editor-header'
import { Outline } from './outline'

/** The canvas is large and needs a browser: other screens do not carry it. */
const Canvas = dynamic(() => import('./canvas').then(({ Canvas }) => Canvas), { ssr: false })

const VIEWS = ['canvas', 'outline', 'runs'] as const

export function WorkflowEditor({ workflow, palette }: { workflow: Workflow; palette: EditorPalette }) {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const { storeId, can } = useStore()
  const editor = useNewEditor(workflow)
  const document = useDeferredValue(useZustand(editor, (state) => state.document))
  const [view, setView] = useQueryState('view', parseAsStringLiteral(VIEWS).withDefault('canvas'))
  const check = useQuery({
    ...trpc.workflows.problems.queryOptions({ storeId, ...document }),
    placeholderData: keepPreviousData,
  })
  const readOnly = can('editor') ? whyNot('edit', workflow.state) : t('needsEditor')
  const problems = check.data ?? workflow.problems
  const tab = (id: (typeof VIEWS)[number]) => ({ id, label: t(`view.${id}`), onSelect: () => void setView(id) })
  return (
    <EditorProvider value={{ store: editor, workflow, palette, problems, readOnly }}>
      <Page>
        <EditorHeader isChecking={check.isFetching} />
        <Tabs label={t('views')} current={view} tabs={VIEWS.map(tab)} />
        {readOnly && workflow.state !== 'draft' && (
          <div className="px-gutter pt-3">
            <Notice tone="info" title={t('readOnly')}>
              {readOnly}
            </Notice>
          </div>
        )}
        <div className="flex min-h-0 flex-1 max-md:flex-col">
          <div className="relative min-w-0 flex-1 overflow-auto">
            {view === 'canvas' && <Canvas />}
            {view === 'outline' && <Outline />}
            {view === 'runs' && <RunsPanel />}
          </div>
          <NodePanel />
        </div>
      </Page>
    </EditorProvider>
  )
}
