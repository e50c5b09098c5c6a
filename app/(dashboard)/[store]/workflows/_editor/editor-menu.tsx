'use client'
import {
  ClipboardPaste,
  Copy,
  CopyPlus,
  Download,
  Ellipsis,
  History,
  Scissors,
  SquareDashedMousePointer,
  StickyNote,
  Trash2,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { IconButton } from '@/app/_ui/icon-button'
import { Menu, MenuItem, MenuSeparator } from '@/app/_ui/menu'
import { ModKey } from '@/app/_ui/mod-key'
import { useExport } from '../_file/use-export'
import { SeeItems } from '../_see/see-items'
import { useVersionAddress } from '../_versions/use-version-address'
import { useEditor, useEditorState } from './editor-context'
import { useClipboard } from './use-clipboard'
import { useNodeActions } from './use-node-actions'

/** What is rarer than saving: the selected nodes, notes, older versions, the workflow as a file. */
export function EditorMenu() {
  const t = useTranslations('workflows')
  const { workflow, store } = useEditor()
  const { openList } = useVersionAddress()
  const [view] = useQueryState('view')
  const exportFile = useExport()
  const showVersions = () => {
    store.getState().apply()
    store.getState().open(null)
    openList()
  }
  return (
    <Menu trigger={<IconButton label={t('moreActions')} icon={<Ellipsis aria-hidden />} />} className="w-64">
      {view !== 'runs' && <NodeItems />}
      <SeeItems />
      <MenuItem icon={<History aria-hidden />} onSelect={showVersions}>
        {t('versions')}
      </MenuItem>
      <MenuItem icon={<Download aria-hidden />} onSelect={() => exportFile(workflow.id)}>
        {t('export')}
        <span className="text-12 text-ink-3">{t('exportHint')}</span>
      </MenuItem>
    </Menu>
  )
}

function NodeItems() {
  const t = useTranslations('workflows')
  const { readOnly } = useEditor()
  const isAnySelected = useEditorState((state) => state.selected.size > 0)
  const { copy, cut, paste } = useClipboard()
  const { addNote, duplicate, remove, selectAll } = useNodeActions()
  const nothing = !isAnySelected && t('nothingSelected')
  const change = readOnly ?? nothing
  return (
    <>
      <MenuItem icon={<StickyNote aria-hidden />} disabledReason={readOnly} onSelect={addNote}>
        {t('addNote')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<SquareDashedMousePointer aria-hidden />} shortcut={<ModKey letter="A" />} onSelect={selectAll}>
        {t('selectAll')}
      </MenuItem>
      <MenuItem icon={<Copy aria-hidden />} shortcut={<ModKey letter="C" />} disabledReason={nothing} onSelect={copy}>
        {t('copy')}
      </MenuItem>
      <MenuItem icon={<Scissors aria-hidden />} shortcut={<ModKey letter="X" />} disabledReason={change} onSelect={cut}>
        {t('cut')}
      </MenuItem>
      <MenuItem
        icon={<ClipboardPaste aria-hidden />}
        shortcut={<ModKey letter="V" />}
        disabledReason={readOnly}
        onSelect={paste}
      >
        {t('paste')}
      </MenuItem>
      <MenuItem
        icon={<CopyPlus aria-hidden />}
        shortcut={<ModKey letter="D" />}
        disabledReason={change}
        onSelect={duplicate}
      >
        {t('duplicate')}
      </MenuItem>
      <MenuItem icon={<Trash2 aria-hidden />} disabledReason={change} onSelect={remove}>
        {t('removeSelected')}
      </MenuItem>
      <MenuSeparator />
    </>
  )
}
