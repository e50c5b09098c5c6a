'use client'
import '@xyflow/react/dist/style.css'
import {
  Background,
  type Connection,
  Controls,
  type Edge,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react'
import { LayoutGrid, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import { useEffect, useMemo, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { AddNodeDialog } from './add-node-dialog'
import { CanvasActions } from './canvas-actions'
import { connectNodes, disconnectNodes, type Place, removeNode } from './document-edits'
import { type CanvasEdge, EdgeWithAdd } from './edge-with-add'
import { useEditor, useEditorState } from './editor-context'
import { layoutOf } from './layout'
import { type CanvasNode, NodeCard } from './node-card'

/** The panel has found its width by then. */
const FIT_MS = 150

const nodeTypes = { card: NodeCard }
const edgeTypes = { add: EdgeWithAdd }

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
  const { resolvedTheme } = useTheme()
  const { palette, readOnly, problems } = useEditor()
  const document = useEditorState((state) => state.document)
  const openId = useEditorState((state) => state.openId)
  const litNodes = useEditorState((state) => state.litNodes)
  const edit = useEditorState((state) => state.edit)
  const open = useEditorState((state) => state.open)
  const [place, setPlace] = useState<Place | undefined>(undefined)

  const { fitView } = useReactFlow()
  const count = document.nodes.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is seen is fitted when the panel opens or closes and when nodes come or go
  useEffect(() => {
    const timer = setTimeout(() => void fitView({ maxZoom: 1, padding: 0.3, duration: FIT_MS }), FIT_MS)
    return () => clearTimeout(timer)
  }, [openId === null, count])

  const positions = useMemo(() => layoutOf(document), [document])
  const exitsOf = (type: string) => palette.nodes.find((node) => node.type === type)?.exits ?? ['next']
  const nodes: CanvasNode[] = document.nodes.map((node) => ({
    id: node.id,
    type: 'card',
    position: node.position ?? positions.get(node.id) ?? { x: 0, y: 0 },
    selected: node.id === openId,
    data: {
      node,
      exits: exitsOf(node.type),
      taken: new Set(document.edges.filter((edge) => edge.from === node.id).map((edge) => edge.port ?? 'next')),
      problem: problems.find((problem) => problem.node === node.id)?.reason,
      isDim: litNodes !== null && !litNodes.has(node.id),
    },
  }))
  const edges: CanvasEdge[] = document.edges.map(({ from, to, port }) => ({
    id: `${from} ${port ?? 'next'} ${to}`,
    type: 'add',
    source: from,
    sourceHandle: port ?? 'next',
    target: to,
    data: { port, isDim: litNodes !== null && !(litNodes.has(from) && litNodes.has(to)) },
  }))
  const actions = {
    add: (at: Place) => setPlace(at),
    remove: (id: string) => edit(removeNode(document, id)),
    disconnect: (from: string, to: string, port: string | undefined) => edit(disconnectNodes(document, from, to, port)),
  }
  const onConnect = ({ source, target, sourceHandle }: Connection) =>
    edit(connectNodes(document, source, target, sourceHandle ?? undefined))
  const moved = (_: unknown, { id, position }: CanvasNode) =>
    edit({ ...document, nodes: document.nodes.map((node) => (node.id === id ? { ...node, position } : node)) })
  const tidy = () => edit({ ...document, nodes: document.nodes.map(({ position: _, ...node }) => node) })
  const removed = (gone: Edge[]) =>
    edit(
      gone.reduce(
        (at, { source, target, sourceHandle }) => disconnectNodes(at, source, target, sourceHandle ?? undefined),
        document,
      ),
    )
  return (
    <CanvasActions value={actions}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={resolvedTheme === 'dark' ? 'dark' : 'light'}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.3 }}
        nodesConnectable={!readOnly}
        nodesDraggable={!readOnly}
        deleteKeyCode={readOnly ? null : ['Delete', 'Backspace']}
        onNodesDelete={(gone) => edit(gone.reduce((at, { id }) => removeNode(at, id), document))}
        onEdgesDelete={removed}
        onConnect={onConnect}
        onNodeDragStop={moved}
        onNodeClick={(_, { id }) => open(id)}
        onNodesChange={(changes) => {
          for (const change of changes) if (change.type === 'select' && change.selected) open(change.id)
        }}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{ 'node.a11yDescription.default': t('nodeHint') }}
      >
        <Background gap={20} size={1.5} color="var(--color-line-strong)" bgColor="var(--color-bg)" />
        <Controls showInteractive={false} />
      </ReactFlow>
      {!readOnly && (
        <div className="absolute bottom-4 left-16 z-10 flex gap-2">
          <Button size="sm" icon={<Plus aria-hidden />} onClick={() => setPlace(null)}>
            {t(document.nodes.length === 0 ? 'addTrigger' : 'addNode')}
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
