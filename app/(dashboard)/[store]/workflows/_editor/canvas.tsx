'use client'
import '@xyflow/react/dist/style.css'
import { Background, type Connection, Controls, type NodeChange, ReactFlow, ReactFlowProvider } from '@xyflow/react'
import { LayoutGrid, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import { type KeyboardEvent, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { AddNodeDialog } from './add-node-dialog'
import { BlankWorkflow } from './blank-workflow'
import { CanvasActions } from './canvas-actions'
import { connectNodes, disconnectNodes, type Place, removeNode } from './document-edits'
import { EdgeWithAdd } from './edge-with-add'
import { useEditor, useEditorState } from './editor-context'
import { LitRunNote } from './lit-run-note'
import { type CanvasNode, NodeCard } from './node-card'
import { useCanvasLabels } from './use-canvas-labels'
import { useFitWhenChanged } from './use-fit-when-changed'
import { useGraph } from './use-graph'

const nodeTypes = { card: NodeCard }
const edgeTypes = { add: EdgeWithAdd }
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
  const { readOnly } = useEditor()
  const document = useEditorState((state) => state.document)
  const edit = useEditorState((state) => state.edit)
  const open = useEditorState((state) => state.open)
  const [place, setPlace] = useState<Place | undefined>(undefined)
  const { nodes, edges, follow } = useGraph(document)
  useFitWhenChanged(fitOptions)

  const move = (id: string, position: { x: number; y: number }) =>
    edit({ ...document, nodes: document.nodes.map((node) => (node.id === id ? { ...node, position } : node)) })
  const onNodesChange = (changes: NodeChange<CanvasNode>[]) => {
    follow(changes)
    for (const change of changes) {
      if (change.type === 'select' && change.selected) open(change.id)
      if (change.type === 'position' && !change.dragging && change.position) move(change.id, change.position)
    }
  }
  const onConnect = ({ source, target, sourceHandle }: Connection) =>
    edit(connectNodes(document, source, target, sourceHandle ?? undefined))
  const tidy = () => edit({ ...document, nodes: document.nodes.map(({ position: _, ...node }) => node) })
  const removeFocused = (event: KeyboardEvent) => {
    if (readOnly || (event.key !== 'Delete' && event.key !== 'Backspace')) return
    // Only what has the focus itself: a key pressed in a control of a card is that control's.
    const id = event.target instanceof Element ? event.target.getAttribute('data-id') : null
    const edge = edges.find((one) => one.id === id)
    if (edge) edit(disconnectNodes(document, edge.source, edge.target, edge.data?.port))
    else if (document.nodes.some((node) => node.id === id)) edit(removeNode(document, id ?? ''))
  }
  return (
    <CanvasActions value={{ add: setPlace }}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={resolvedTheme === 'dark' ? 'dark' : 'light'}
        fitView
        fitViewOptions={fitOptions}
        nodesConnectable={!readOnly}
        nodesDraggable={!readOnly}
        selectNodesOnDrag={false}
        nodeDragThreshold={4}
        deleteKeyCode={null}
        onKeyDown={removeFocused}
        onConnect={onConnect}
        onNodeClick={(_, { id }) => open(id)}
        onNodesChange={onNodesChange}
        ariaLabelConfig={labels}
        className="[&_[class*=attribution]]:bg-transparent! [&_[class*=attribution]_a]:text-ink-3!"
      >
        <Background gap={20} size={1.5} color="var(--color-line-strong)" bgColor="var(--color-bg)" />
        <Controls showInteractive={false} />
      </ReactFlow>
      <LitRunNote />
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
      <AddNodeDialog place={place} onClose={() => setPlace(undefined)} />
    </CanvasActions>
  )
}
