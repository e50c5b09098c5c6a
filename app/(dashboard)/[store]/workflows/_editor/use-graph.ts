'use client'
import type { NodeChange } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { WorkflowDocument } from '@/server/workflows/schema'
import type { CanvasEdge } from './edge-with-add'
import { useEditor, useEditorState } from './editor-context'
import { exitsOf } from './exits-of'
import { layoutOf } from './layout'
import type { CanvasNode } from './node-card'
import type { CanvasNote } from './note-card'
import { noteKey } from './note-key'
import { useNodeWords } from './use-node-words'

export type CanvasItem = CanvasNode | CanvasNote

/** What the canvas finds out by itself: the size of a card, and where it is while it is dragged. */
type Live = Pick<CanvasNode, 'measured'> & { dragged?: { x: number; y: number } | undefined }

/** The document as nodes and edges of the canvas; `follow` takes in what the canvas reports of them. */
export function useGraph(document: WorkflowDocument) {
  const t = useTranslations('workflows')
  const { palette, problems } = useEditor()
  const { titleOf } = useNodeWords()
  const selected = useEditorState((state) => state.selected)
  const lit = useEditorState((state) => state.lit)
  const [live, setLive] = useState<ReadonlyMap<string, Live>>(new Map())
  const positions = useMemo(() => layoutOf(document), [document])
  const itemOf = (id: string, at: { x: number; y: number } | undefined) => {
    const { dragged, ...sizes } = live.get(id) ?? {}
    return { ...sizes, id, position: dragged ?? at ?? { x: 0, y: 0 }, selected: selected.has(id) }
  }

  const titles = new Map(document.nodes.map((node) => [node.id, titleOf(node)]))
  const nodes = document.nodes.map(
    (node): CanvasNode => ({
      ...itemOf(node.id, node.position ?? positions.get(node.id)),
      type: 'card',
      ariaLabel: titles.get(node.id),
      data: {
        node,
        exits: exitsOf(node, palette.nodes),
        taken: new Set(document.edges.filter(({ from }) => from === node.id).map(({ port }) => port ?? 'next')),
        problem: problems.find((problem) => problem.node === node.id)?.reason,
        isDim: lit !== null && !lit.nodes.has(node.id),
      },
    }),
  )
  const notes = (document.notes ?? []).map(
    (note): CanvasNote => ({
      ...itemOf(noteKey(note.id), note.position),
      ...{ type: 'note', zIndex: -1, ariaLabel: t('noteOf', { text: note.text.slice(0, 100) }) },
      data: { note, isDim: lit !== null },
    }),
  )
  const edges: CanvasEdge[] = document.edges.map(({ from, to, port }) => ({
    id: `${from} ${port ?? 'next'} ${to}`,
    type: 'add',
    source: from,
    sourceHandle: port ?? 'next',
    target: to,
    ariaLabel: t('line', { from: titles.get(from) ?? from, to: titles.get(to) ?? to }),
    data: { port, isDim: lit !== null && !(lit.nodes.has(from) && lit.nodes.has(to)) },
  }))

  const follow = (changes: NodeChange<CanvasItem>[]) =>
    setLive((before) => {
      const after = new Map(before)
      for (const change of changes) {
        if (change.type === 'dimensions') after.set(change.id, { ...after.get(change.id), measured: change.dimensions })
        if (change.type === 'position')
          after.set(change.id, { ...after.get(change.id), dragged: change.dragging ? change.position : undefined })
      }
      return after
    })

  const items: CanvasItem[] = [...nodes, ...notes]
  return { items, edges, follow }
}
