'use client'
import { CornerDownRight, Plus, Settings2, Trash2, Unlink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Checkbox } from '@/app/_ui/checkbox'
import { cn } from '@/app/_ui/cn'
import { IconButton } from '@/app/_ui/icon-button'
import type { WorkflowNode } from '@/server/workflows/schema'
import { NodeCountLine } from '../_see/node-count-line'
import { disconnectNodes, type Place, removeNode } from './document-edits'
import { useEditor, useEditorState } from './editor-context'
import { exitsOf } from './exits-of'
import { NodeIcon } from './node-icon'
import { useNodeWords } from './use-node-words'
import { usePortWord } from './use-port-word'
import { useSelectOne } from './use-select-one'

type OutlineNodeProps = { node: WorkflowNode; onAdd: (place: Place) => void }

/** A node of the outline: what it is, what is wrong with it, and a line for each way on. */
export function OutlineNode({ node, onAdd }: OutlineNodeProps) {
  const t = useTranslations('workflows')
  const { palette, problems, readOnly } = useEditor()
  const { titleOf, subtitleOf, colorOf } = useNodeWords()
  const document = useEditorState((state) => state.document)
  const lit = useEditorState((state) => state.lit)
  const edit = useEditorState((state) => state.edit)
  const open = useEditorState((state) => state.open)
  const { isSelected, toggle } = useSelectOne()
  const definition = palette.nodes.find(({ type }) => type === node.type)
  const problem = problems.find((one) => one.node === node.id)?.reason
  const title = titleOf(node)
  return (
    <li className={cn('card px-4 py-3', lit && !lit.nodes.has(node.id) && 'opacity-60')}>
      <div className="flex items-center gap-3">
        <Checkbox
          hideLabel
          label={t('selectNode', { node: title })}
          checked={isSelected(node.id)}
          onChange={() => toggle(node.id)}
        />
        <NodeIcon
          kind={definition?.kind ?? 'action'}
          type={node.type}
          color={colorOf(node)}
          isBad={problem !== undefined}
        />
        <span className="min-w-0 flex-1 text-13">
          <span className="block break-words font-semibold">{title}</span>
          <span className="block text-12 text-ink-3">{subtitleOf(node)}</span>
          {problem && <span className="block text-12 text-bad">{problem}</span>}
          <NodeCountLine nodeId={node.id} />
        </span>
        <IconButton
          label={t('configure', { node: title })}
          icon={<Settings2 aria-hidden />}
          size="sm"
          data-configures={node.id}
          onClick={() => open(node.id)}
        />
        {!readOnly && (
          <IconButton
            label={t('remove', { node: title })}
            icon={<Trash2 aria-hidden />}
            size="sm"
            onClick={() => edit(removeNode(document, node.id))}
          />
        )}
      </div>
      <ul className="mt-1.5 flex flex-col">
        {exitsOf(node, palette.nodes).map((exit) => (
          <Exit key={exit} node={node} exit={exit} onAdd={onAdd} />
        ))}
      </ul>
    </li>
  )
}

function Exit({ node, exit, onAdd }: OutlineNodeProps & { exit: string }) {
  const t = useTranslations('workflows')
  const portWord = usePortWord()
  const { readOnly } = useEditor()
  const { titleOf } = useNodeWords()
  const document = useEditorState((state) => state.document)
  const edit = useEditorState((state) => state.edit)
  const word = portWord(exit, node)
  const title = titleOf(node)
  const targets = document.edges.filter(({ from, port }) => from === node.id && (port ?? 'next') === exit)
  const lines = targets.length === 0 ? [undefined] : targets
  return lines.map((edge) => {
    const next = document.nodes.find(({ id }) => id === edge?.to)
    const nextTitle = edge && (next ? titleOf(next) : edge.to)
    return (
      <li key={edge?.to ?? ''} className="flex min-h-7 items-center gap-1.5 pl-11 text-12 text-ink-2">
        <CornerDownRight className="size-3.5! shrink-0 text-ink-3" aria-hidden />
        {word && <span className="rounded-chip bg-sunken px-1.5">{word}</span>}
        <span className={cn('min-w-0 truncate', !nextTitle && 'text-ink-3')}>{nextTitle ?? t('ends')}</span>
        {!readOnly && (
          <IconButton
            size="sm"
            label={
              edge
                ? t('insertBetween', { from: title, to: nextTitle ?? '' })
                : `${t('addAfter', { node: title })} ${word}`
            }
            icon={<Plus aria-hidden />}
            onClick={() => onAdd({ from: node.id, port: exit, ...(edge && { to: edge.to }) })}
          />
        )}
        {!readOnly && edge && (
          <IconButton
            size="sm"
            label={t('disconnect', { from: title, to: nextTitle ?? '' })}
            icon={<Unlink aria-hidden />}
            onClick={() => edit(disconnectNodes(document, edge.from, edge.to, edge.port))}
          />
        )}
      </li>
    )
  })
}
