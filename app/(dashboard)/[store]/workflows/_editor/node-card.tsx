'use client'
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { Plus, Settings2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/app/_ui/cn'
import { Tooltip } from '@/app/_ui/tooltip'
import type { WorkflowNode } from '@/server/workflows/schema'
import { ExitCount } from '../_see/exit-count'
import { NodeCountLine } from '../_see/node-count-line'
import { useCanvasActions } from './canvas-actions'
import { useEditor, useEditorState } from './editor-context'
import { CARD, widthOf } from './layout'
import { NodeIcon } from './node-icon'
import { useNodeWords } from './use-node-words'
import { usePortWord } from './use-port-word'

export type CanvasNode = Node<
  {
    node: WorkflowNode
    exits: readonly string[]
    taken: ReadonlySet<string>
    problem: string | undefined
    isDim: boolean
  },
  'card'
>

/** A node of the canvas: what it is, what is wrong with it, and a `+` behind each exit that leads nowhere yet. */
export function NodeCard({ data, selected }: NodeProps<CanvasNode>) {
  const t = useTranslations('workflows')
  const portWord = usePortWord()
  const { palette, readOnly } = useEditor()
  const { titleOf, subtitleOf, colorOf } = useNodeWords()
  const { add } = useCanvasActions()
  const open = useEditorState((state) => state.open)
  const { node, exits, taken, problem, isDim } = data
  const kind = palette.nodes.find(({ type }) => type === node.type)?.kind ?? 'action'
  const title = titleOf(node)
  return (
    <div
      className={cn(
        'card flex items-center gap-3 px-3.5 py-3 shadow-floating transition-opacity',
        selected && 'border-accent outline-2 outline-accent',
        problem && !selected && 'border-bad',
        isDim && 'opacity-40',
      )}
      style={{ width: widthOf(node), minHeight: CARD.height }}
    >
      {kind !== 'trigger' && <Handle type="target" position={Position.Top} className="size-2.5! bg-line-strong!" />}
      <NodeIcon kind={kind} type={node.type} color={colorOf(node)} isBad={problem !== undefined} />
      <span className="min-w-0 flex-1 text-13">
        <span className="line-clamp-2 font-semibold" title={title}>
          {title}
        </span>
        <span className={cn('line-clamp-1 text-12', problem ? 'text-bad' : 'text-ink-3')} title={problem}>
          {problem ?? subtitleOf(node)}
        </span>
        <NodeCountLine nodeId={node.id} />
      </span>
      <button
        type="button"
        aria-label={t('configure', { node: title })}
        title={t('configureShort')}
        onClick={() => open(node.id)}
        data-configures={node.id}
        className="nodrag nokey -mr-1.5 grid size-6 shrink-0 place-items-center self-start rounded-chip text-ink-3 hover:bg-hover hover:text-ink"
      >
        <Settings2 className="size-3.5!" aria-hidden />
      </button>
      {exits.map((exit, index) => {
        const left = `${((index + 0.5) / exits.length) * 100}%`
        const word = portWord(exit, node)
        return (
          <span key={exit} className="contents">
            <Handle
              id={exit}
              type="source"
              position={Position.Bottom}
              style={{ left }}
              className="size-2.5! bg-line-strong!"
            />
            {exits.length > 1 && !taken.has(exit) && (
              <span className={cn('absolute ml-2', readOnly ? 'top-full mt-1' : '-bottom-15')} style={{ left }}>
                {readOnly && <span className="whitespace-nowrap text-12 text-ink-2">{word} </span>}
                <ExitCount nodeId={node.id} exit={exit} />
              </span>
            )}
            {!readOnly && !taken.has(exit) && (
              <span className="nodrag nokey absolute -bottom-9 -translate-x-1/2" style={{ left }}>
                <Tooltip content={t('addBehind', { exit: word })}>
                  <button
                    type="button"
                    aria-label={`${t('addAfter', { node: title })} ${word}`}
                    onClick={(event) => {
                      event.stopPropagation()
                      add({ from: node.id, port: exit })
                    }}
                    className="inline-flex h-6 items-center gap-1 whitespace-nowrap rounded-chip border bg-panel px-1 text-12 text-ink-2 hover:bg-hover"
                  >
                    <Plus className="size-3.5!" aria-hidden />
                    {word}
                  </button>
                </Tooltip>
              </span>
            )}
          </span>
        )
      })}
    </div>
  )
}
