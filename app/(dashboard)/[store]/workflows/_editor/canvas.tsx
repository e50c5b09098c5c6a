'use client'
import '@xyflow/react/dist/style.css'
import {
  Background,
  type Connection,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  type XYPosition,
} from '@xyflow/react'
import { LayoutGrid, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import { type MouseEvent, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { CountsPeriod } from '../_see/counts-period'
import { AddNodeDialog } from './add-node-dialog'
import { BlankWorkflow } from './blank-workflow'
import { CanvasActions } from './canvas-actions'
import { CanvasMap } from './canvas-map'
import { connectNodes, type Place } from './document-edits'
import { EdgeWithAdd } from './edge-with-add'
import { useEditor, useEditorState } from './editor-context'
import { LitRunNote } from './lit-run-note'
import { moveItems } from './move-items'
import { NodeCard } from './node-card'
import { NoteCard } from './note-card'
import { SelectionBar } from './selection-bar'
import { useCanvasKeys } from './use-canvas-keys'
import { useCanvasLabels } from './use-canvas-labels'
import { useFitWhenChanged } from './use-fit-when-changed'
import { type CanvasItem, useGraph } from './use-graph'
import { useSelectionKeys } from './use-selection-keys'

const nodeTypes = { card: NodeCard, note: NoteCard }
const edgeTypes = { add: EdgeWithAdd }
const ADD_KEYS = ['Shift', 'Meta', 'Control']
const fitOptions = { maxZoom: 1, padding: 0.3 }

/** The workflow as a graph. Everything that dragging does can be done by buttons and keys as well. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Graph />
    </ReactFlowProvider>
  )
}

function Graph() {
  const t = useTranslations('workflows')
  const labels = useCanvasLabels()
  const { resolvedTheme } = useTheme()
  const { store, readOnly } = useEditor()
  const document = useEditorState((state) => state.document)
  const { edit, open, select, write } = store.getState()
  const [place, setPlace] = useState<Place | undefined>(undefined)
  const { items, edges, follow } = useGraph(document)
  const canvas = useRef<HTMLDivElement>(null)
  const keys = useCanvasKeys({ items, edges, add: setPlace })
  useFitWhenChanged(fitOptions)
  useSelectionKeys()

  const onNodesChange = (changes: NodeChange<CanvasItem>[]) => {
    follow(changes)
    const moves = new Map<string, XYPosition>()
    const selected = new Set(store.getState().selected)
    for (const change of changes) {
      if (change.type === 'position' && !change.dragging && change.position) moves.set(change.id, change.position)
      if (change.type === 'select' && change.selected) selected.add(change.id)
      if (change.type === 'select' && !change.selected) selected.delete(change.id)
    }
    if (moves.size > 0) edit(moveItems(store.getState().document, moves))
    if (changes.some(({ type }) => type === 'select')) select(selected)
  }
  const onNodeClick = (event: MouseEvent, { id, type }: CanvasItem) => {
    // With such a key a click selects one more.
    if (type === 'card' && !(event.shiftKey || event.metaKey || event.ctrlKey)) open(id)
  }
  const onConnect = ({ source, target, sourceHandle }: Connection) =>
    edit(connectNodes(document, source, target, sourceHandle ?? undefined))
  const tidy = () => edit({ ...document, nodes: document.nodes.map(({ position: _, ...node }) => node) })
  return (
    <CanvasActions value={{ add: setPlace }}>
      <ReactFlow
        ref={canvas}
        // A click on the ground gives it the keyboard; Tab through the page does not stop there.
        tabIndex={-1}
        nodes={items}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={resolvedTheme === 'dark' ? 'dark' : 'light'}
        fitView
        fitViewOptions={fitOptions}
        nodesConnectable={!readOnly}
        nodesDraggable={!readOnly}
        selectNodesOnDrag={false}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={ADD_KEYS}
        nodeDragThreshold={4}
        deleteKeyCode={null}
        {...keys}
        onConnect={onConnect}
        onPaneClick={() => {
          write(null)
          canvas.current?.focus({ preventScroll: true })
        }}
        onNodeClick={onNodeClick}
        onNodesChange={onNodesChange}
        ariaLabelConfig={labels}
        className="outline-none [&_[class*=attribution]]:bg-transparent! [&_[class*=attribution]_a]:text-ink-3!"
      >
        <Background gap={20} size={1.5} color="var(--color-line-strong)" bgColor="var(--color-bg)" />
        <CanvasMap />
      </ReactFlow>
      <LitRunNote />
      <CountsPeriod />
      {document.nodes.length === 0 && (
        <div className="pointer-events-none absolute inset-0 z-10 flex items-center justify-center">
          <div className="pointer-events-auto">
            <BlankWorkflow onAdd={() => setPlace(null)} />
          </div>
        </div>
      )}
      {!readOnly && document.nodes.length > 0 && (
        <div className="absolute bottom-4 left-16 z-10 flex gap-2">
          <Button size="sm" icon={<Plus aria-hidden />} onClick={() => setPlace(null)}>
            {t('addNode')}
          </Button>
          {document.nodes.length > 1 && (
            <Button size="sm" icon={<LayoutGrid aria-hidden />} onClick={tidy}>
              {t('tidy')}
            </Button>
          )}
        </div>
      )}
      <SelectionBar
        from={2}
        className="pointer-events-none absolute inset-x-0 bottom-16 z-10 flex justify-center px-4 md:bottom-4"
      />
      <AddNodeDialog place={place} onClose={() => setPlace(undefined)} />
    </CanvasActions>
  )
}
