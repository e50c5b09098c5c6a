'use client'
import type { NodeChange } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { WorkflowDocument } from '@/server/workflows/schema'
import type { CanvasEdge } from './edge-with-add'
import { useEditor, useEditorState } from './editor-context'
import { layoutOf } from './layout'
import type { CanvasNode } from './node-card'
import { useNodeWords } from './use-node-words'

/** What the canvas finds out by itself: the size of a card, and where it is while it is dragged. */
type Live = Pick<CanvasNode, 'measured'> & { dragged?: { x: number; y: number } | undefined }

/** The document as nodes and edges of the canvas; `follow` takes in what the canvas reports of them. */
export function useGraph(document: WorkflowDocument) {
  const t = useTranslations('workflows')
  const { palette, problems } = useEditor()
  const { titleOf } = useNodeWords()
  const openId = useEditorState((state) => state.openId)
  const lit = useEditorState((state) => state.lit)
  const [live, setLive] = useState<ReadonlyMap<string, Live>>(new Map())
  const positions = useMemo(() => layoutOf(document), [document])

  const titles = new Map(document.nodes.map((node) => [node.id, titleOf(node)]))
  const nodes: CanvasNode[] = document.nodes.map((node) => {
    const { dragged, ...sizes } = live.get(node.id) ?? {}
    return {
      ...sizes,
      id: node.id,
      type: 'card',
      position: dragged ?? node.position ?? positions.get(node.id) ?? { x: 0, y: 0 },
      selected: node.id === openId,
      ariaLabel: titles.get(node.id),
      data: {
        node,
        exits: palette.nodes.find(({ type }) => type === node.type)?.exits ?? ['next'],
        taken: new Set(document.edges.filter(({ from }) => from === node.id).map(({ port }) => port ?? 'next')),
        problem: problems.find((problem) => problem.node === node.id)?.reason,
        isDim: lit !== null && !lit.nodes.has(node.id),
      },
    }
  })
  const edges: CanvasEdge[] = document.edges.map(({ from, to, port }) => ({
    id: `${from} ${port ?? 'next'} ${to}`,
    type: 'add',
    source: from,
    sourceHandle: port ?? 'next',
    target: to,
    ariaLabel: t('line', { from: titles.get(from) ?? from, to: titles.get(to) ?? to }),
    data: { port, isDim: lit !== null && !(lit.nodes.has(from) && lit.nodes.has(to)) },
  }))

  const follow = (changes: NodeChange<CanvasNode>[]) =>
    setLive((before) => {
      const after = new Map(before)
      for (const change of changes) {
        if (change.type === 'dimensions') after.set(change.id, { ...after.get(change.id), measured: change.dimensions })
        if (change.type === 'position')
          after.set(change.id, { ...after.get(change.id), dragged: change.dragging ? change.position : undefined })
      }
      return after
    })

  return { nodes, edges, follow }
}
