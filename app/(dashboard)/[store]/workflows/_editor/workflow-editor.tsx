'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useDeferredValue, useMemo } from 'react'
import { useStore as useZustand } from 'zustand'
import { useTRPC } from '@/app/_trpc/client'
import { Page } from '@/app/_ui/page'
import { Loading } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { Tabs } from '@/app/_ui/tabs'
import type { Workflow } from '@/server/workflows/present-workflow'
import { NodePanel } from '../_panel/node-panel'
import { RunsPanel } from '../_runs/runs-panel'
import { CountsProvider } from '../_see/counts-context'
import { SeeDrawer } from '../_see/see-drawer'
import { useSeeAddress } from '../_see/use-see-address'
import { useVersionAddress } from '../_versions/use-version-address'
import { VersionLine } from '../_versions/version-line'
import { VersionProvider } from '../_versions/version-provider'
import { VersionsDrawer } from '../_versions/versions-drawer'
import { configureNode } from './document-edits'
import { DraftLine } from './draft-line'
import { type EditorPalette, EditorProvider, useEditorState, useNewEditor } from './editor-context'
import { EditorHeader } from './editor-header'
import { Outline } from './outline'
import { Said } from './said'
import { useDraftKeeper } from './use-draft-keeper'
import { useWhyNot } from './use-why-not'

/** The canvas is large and needs a browser: other screens do not carry it. */
const Canvas = dynamic(() => import('./canvas').then(({ Canvas }) => Canvas), {
  ssr: false,
  loading: () => <Loading className="m-auto h-40 w-60" />,
})

const VIEWS = ['canvas', 'outline', 'runs'] as const

export function WorkflowEditor({ workflow, palette }: { workflow: Workflow; palette: EditorPalette }) {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const readOnly = useWhyNot()('edit', workflow.state)
  const editor = useNewEditor(workflow, readOnly === undefined)
  const keeper = useDraftKeeper(editor, workflow.id, readOnly === undefined)
  const edited = useZustand(editor, (state) => state.document)
  const openId = useZustand(editor, (state) => state.openId)
  const pending = useZustand(editor, (state) => state.pending)
  // With what an open panel holds: *Save* and *Start* take that along.
  const document = useDeferredValue(
    useMemo(() => (openId && pending ? configureNode(edited, openId, pending) : edited), [edited, openId, pending]),
  )
  const { isOpen, versionId } = useVersionAddress()
  const [view, setView] = useQueryState('view', parseAsStringLiteral(VIEWS).withDefault('canvas'))
  const check = useQuery({
    ...trpc.workflows.problems.queryOptions({ storeId, ...document }),
    placeholderData: keepPreviousData,
  })
  const problems = check.data ?? workflow.problems
  const tab = (id: (typeof VIEWS)[number]) => ({ id, label: t(`view.${id}`), onSelect: () => void setView(id) })
  const body = (
    <CountsProvider>
      <div className="relative min-w-0 flex-1 overflow-auto">
        {view === 'canvas' && <Canvas key={versionId} />}
        {view === 'outline' && <Outline />}
        {view === 'runs' && <RunsPanel />}
      </div>
      <Beside isVersions={isOpen} />
      <Said />
    </CountsProvider>
  )
  return (
    <EditorProvider value={{ store: editor, keeper, workflow, palette, problems, readOnly }}>
      <Page>
        <EditorHeader isChecking={check.isFetching} />
        <Tabs label={t('views')} current={view} tabs={VIEWS.map(tab)} />
        {readOnly && view !== 'runs' && (
          <p className="border-b bg-info-soft px-gutter py-1.5 text-12 text-info">
            <b className="font-semibold">{t('readOnly')}</b> · {readOnly}
          </p>
        )}
        {versionId ? <VersionLine id={versionId} /> : <DraftLine />}
        <div className="flex min-h-0 flex-1 max-md:flex-col">
          {versionId ? <VersionProvider id={versionId}>{body}</VersionProvider> : body}
        </div>
      </Page>
    </EditorProvider>
  )
}

/** One thing beside the canvas: the panel of the open node, else what is tried, or the versions where they are looked at. */
function Beside({ isVersions }: { isVersions: boolean }) {
  const isPanel = useEditorState(({ openId, document }) => document.nodes.some(({ id }) => id === openId))
  const { see } = useSeeAddress()
  if (isPanel) return <NodePanel />
  if (see) return <SeeDrawer key={see} see={see} />
  return isVersions ? <VersionsDrawer /> : null
}
