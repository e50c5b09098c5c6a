'use client'
import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Menu, MenuItem } from '@/app/_ui/menu'
import { useEditor, useEditorState } from './editor-context'
import { useNodeWords } from './use-node-words'

/** What keeps the draft from being started; choosing one opens its node. */
export function ProblemsMenu() {
  const t = useTranslations('workflows')
  const { problems } = useEditor()
  const { titleOf } = useNodeWords()
  const nodes = useEditorState((state) => state.document.nodes)
  const open = useEditorState((state) => state.open)
  if (problems.length === 0) return null
  const nodeOf = (id: string) => nodes.find((node) => node.id === id)
  return (
    <Menu
      trigger={
        <Button variant="quiet" icon={<TriangleAlert aria-hidden />} className="bg-warn-soft text-warn">
          {t('problems', { n: problems.length })}
        </Button>
      }
      className="w-96"
    >
      {problems.map(({ node, reason }) => {
        const at = nodeOf(node)
        return (
          <MenuItem key={`${node} ${reason}`} onSelect={() => open(at ? node : null)}>
            <span className="font-medium">{at ? titleOf(at) : t('workflow')}</span>
            <span className="whitespace-normal text-12 text-ink-2">{reason}</span>
          </MenuItem>
        )
      })}
    </Menu>
  )
}
