'use client'
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCanvasActions } from './canvas-actions'
import { useEditor } from './editor-context'

export type CanvasEdge = Edge<{ port: string | undefined; isDim: boolean }, 'add'>

/** An edge with the name of its exit and a `+` that puts a node onto it. */
export function EdgeWithAdd({ source, target, data, ...at }: EdgeProps<CanvasEdge>) {
  const t = useTranslations('workflows')
  const { readOnly } = useEditor()
  const { add } = useCanvasActions()
  const [path, x, y] = getBezierPath(at)
  const port = data?.port
  return (
    <>
      <BaseEdge
        path={path}
        style={{ stroke: 'var(--color-line-strong)', strokeWidth: 2, opacity: data?.isDim ? 0.4 : 1 }}
      />
      <EdgeLabelRenderer>
        <span
          className="nodrag nopan pointer-events-auto absolute inline-flex items-center gap-1"
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
        >
          {port && (
            <span className="rounded-chip bg-sunken px-1.5 text-12 text-ink-2">
              {t(`port.${port === 'no' ? 'no' : 'yes'}`)}
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
