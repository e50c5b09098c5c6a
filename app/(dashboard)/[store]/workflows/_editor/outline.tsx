'use client'
import { Plus, Settings2, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { IconButton } from '@/app/_ui/icon-button'
import { AddNodeDialog } from './add-node-dialog'
import { type Place, removeNode } from './document-edits'
import { useEditor, useEditorState } from './editor-context'
import { NodeIcon } from './node-icon'
import { useNodeWords } from './use-node-words'

/** The same workflow as a list: every node with what leads to it, and all that the canvas can do. */
export function Outline() {
  const t = useTranslations('workflows')
  const { palette, problems, readOnly } = useEditor()
  const { titleOf, subtitleOf, colorOf } = useNodeWords()
  const document = useEditorState((state) => state.document)
  const edit = useEditorState((state) => state.edit)
  const open = useEditorState((state) => state.open)
  const [place, setPlace] = useState<Place | undefined>(undefined)
  const { nodes, edges } = document
  const kindOf = (type: string) => palette.nodes.find((node) => node.type === type)?.kind ?? 'action'
  const exitsOf = (type: string) => palette.nodes.find((node) => node.type === type)?.exits ?? ['next']
  const cameFrom = (id: string) =>
    edges
      .filter(({ to }) => to === id)
      .map(({ from, port }) => {
        const node = nodes.find((other) => other.id === from)
        return `${node ? titleOf(node) : from}${port ? ` (${t(`port.${port === 'no' ? 'no' : 'yes'}`)})` : ''}`
      })
  return (
    <div className="flex max-w-180 flex-col gap-3 p-gutter">
      {nodes.length === 0 && <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>}
      <ol className="flex flex-col gap-2" aria-label={t('view.outline')}>
        {nodes.map((node) => {
          const problem = problems.find((one) => one.node === node.id)?.reason
          const before = cameFrom(node.id)
          return (
            <li key={node.id} className="card flex items-center gap-3 px-4 py-3">
              <NodeIcon kind={kindOf(node.type)} color={colorOf(node)} isBad={problem !== undefined} />
              <span className="min-w-0 flex-1 text-13">
                <span className="block font-semibold">{titleOf(node)}</span>
                <span className="block text-12 text-ink-3">
                  {before.length > 0 ? t('after', { nodes: before.join(', ') }) : subtitleOf(node)}
                </span>
                {problem && <span className="block text-12 text-bad">{problem}</span>}
              </span>
              <IconButton
                label={t('configure', { node: titleOf(node) })}
                icon={<Settings2 aria-hidden />}
                size="sm"
                onClick={() => open(node.id)}
              />
              {!readOnly && (
                <>
                  {exitsOf(node.type)
                    .filter((exit) => !edges.some((edge) => edge.from === node.id && (edge.port ?? 'next') === exit))
                    .map((exit) => (
                      <IconButton
                        key={exit}
                        label={`${t('addAfter', { node: titleOf(node) })} ${exit === 'next' ? '' : t(`port.${exit === 'no' ? 'no' : 'yes'}`)}`}
                        icon={<Plus aria-hidden />}
                        size="sm"
                        onClick={() => setPlace({ from: node.id, port: exit })}
                      />
                    ))}
                  <IconButton
                    label={t('remove', { node: titleOf(node) })}
                    icon={<Trash2 aria-hidden />}
                    size="sm"
                    onClick={() => edit(removeNode(document, node.id))}
                  />
                </>
              )}
            </li>
          )
        })}
      </ol>
      {!readOnly && (
        <div>
          <Button icon={<Plus aria-hidden />} onClick={() => setPlace(null)}>
            {t(nodes.length === 0 ? 'addTrigger' : 'addNode')}
          </Button>
        </div>
      )}
      <AddNodeDialog place={place} onClose={() => setPlace(undefined)} />
    </div>
  )
}
