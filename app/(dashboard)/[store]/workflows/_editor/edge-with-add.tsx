'use client'
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ExitCount } from '../_see/exit-count'
import { useCanvasActions } from './canvas-actions'
import { useEditor, useEditorState } from './editor-context'
import { usePortWord } from './use-port-word'

export type CanvasEdge = Edge<{ port: string | undefined; isDim: boolean }, 'add'>

/** The point at 0.2 of a curve that leaves and arrives upright, as shares of its way. */
const NEAR_EXIT = { x: 0.104, y: 0.248 }

/** An edge with the name of its exit and a `+` that puts a node onto it. */
export function EdgeWithAdd({ source, target, data, ...at }: EdgeProps<CanvasEdge>) {
  const t = useTranslations('workflows')
  const portWord = usePortWord()
  const { readOnly } = useEditor()
  const { add } = useCanvasActions()
  const [path, middleX, middleY] = getBezierPath(at)
  const port = data?.port
  const node = useEditorState(({ document }) => document.nodes.find(({ id }) => id === source))
  // Two exits of one node may lead to the same node: near their own ends their labels do not meet.
  const x = port ? at.sourceX + (at.targetX - at.sourceX) * NEAR_EXIT.x : middleX
  const y = port ? at.sourceY + (at.targetY - at.sourceY) * NEAR_EXIT.y : middleY
  return (
    <>
      <BaseEdge
        path={path}
        style={{
          stroke: 'var(--color-line-strong)',
          strokeWidth: 2,
          opacity: data?.isDim ? 0.4 : 1,
          ...(port === 'no' && { strokeDasharray: '5 4' }),
        }}
      />
      <EdgeLabelRenderer>
        <span
          className="nodrag nopan pointer-events-auto absolute inline-flex items-center gap-1"
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
        >
          {port && port !== 'next' && (
            <span className="inline-flex gap-1 whitespace-nowrap rounded-chip bg-sunken px-1.5 text-12 text-ink-2">
              {portWord(port, node)} <ExitCount nodeId={source} exit={port} />
            </span>
          )}
          {!readOnly && (
            <button
              type="button"
              aria-label={t('insertHere')}
              title={t('insertHere')}
              onClick={() => add({ from: source, to: target, port })}
              className="grid size-6 place-items-center rounded-chip border bg-panel text-ink-2 hover:bg-hover"
            >
              <Plus className="size-3.5!" aria-hidden />
            </button>
          )}
        </span>
      </EdgeLabelRenderer>
    </>
  )
}
