'use client'
import { Copy, CopyPlus, Scissors, Trash2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/app/_ui/icon-button'
import { ModKey } from '@/app/_ui/mod-key'
import { useEditor, useEditorState } from './editor-context'
import { useClipboard } from './use-clipboard'
import { useNodeActions } from './use-node-actions'

/** What can be done to several nodes and notes at once, while `from` of them or more are selected. */
export function SelectionBar({ from, className }: { from: number; className: string }) {
  const t = useTranslations('workflows')
  const { readOnly } = useEditor()
  const n = useEditorState((state) => state.selected.size)
  const select = useEditorState((state) => state.select)
  const { copy, cut } = useClipboard()
  const { duplicate, remove } = useNodeActions()
  if (n < from) return null
  return (
    <div className={className}>
      <div className="card pointer-events-auto flex items-center gap-1 py-1 pr-1 pl-3 text-13 shadow-floating">
        <span className="mr-1">{t('selectedCount', { n })}</span>
        <IconButton
          size="sm"
          label={t('copy')}
          icon={<Copy aria-hidden />}
          shortcut={<ModKey letter="C" />}
          onClick={copy}
        />
        {!readOnly && (
          <>
            <IconButton
              size="sm"
              label={t('cut')}
              icon={<Scissors aria-hidden />}
              shortcut={<ModKey letter="X" />}
              onClick={cut}
            />
            <IconButton
              size="sm"
              label={t('duplicate')}
              icon={<CopyPlus aria-hidden />}
              shortcut={<ModKey letter="D" />}
              onClick={duplicate}
            />
            <IconButton size="sm" label={t('removeSelected')} icon={<Trash2 aria-hidden />} onClick={remove} />
          </>
        )}
        <IconButton size="sm" label={t('selectNone')} icon={<X aria-hidden />} onClick={() => select([])} />
      </div>
    </div>
  )
}
