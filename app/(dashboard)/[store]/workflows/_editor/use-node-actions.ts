'use client'
import { useTranslations } from 'next-intl'
import { toast } from '@/app/_ui/toast'
import { NOTES_MAX } from '@/server/workflows/schema'
import { copyNodes } from './copy-nodes'
import { removeNode } from './document-edits'
import { useEditor } from './editor-context'
import { addNote, writeNote } from './note-edits'
import { noteKey } from './note-key'
import { pasteNodes, readNodes } from './paste-nodes'

/** What can be done to the selected nodes and notes: the same from keys, menus and the outline. Each is said aloud. */
export function useNodeActions() {
  const t = useTranslations('workflows')
  const { store, readOnly } = useEditor()
  const keys = () => {
    const { document, selected } = store.getState()
    return [...document.nodes.map(({ id }) => id), ...(document.notes ?? []).map(({ id }) => noteKey(id))].filter(
      (key) => selected.has(key),
    )
  }
  const say = (text: string) => store.getState().say(text)

  const copy = (): string | undefined => {
    store.getState().apply()
    const text = copyNodes(store.getState().document, new Set(keys()))
    if (text) say(t('copied', { n: keys().length }))
    return text
  }
  const remove = () => {
    const gone = keys()
    if (readOnly || gone.length === 0) return
    const { document, openId, open, edit, select } = store.getState()
    if (openId && gone.includes(openId)) open(null)
    const notes = (document.notes ?? []).filter(({ id }) => gone.includes(noteKey(id)))
    const without = document.nodes
      .filter(({ id }) => gone.includes(id))
      .reduce((now, { id }) => removeNode(now, id), document)
    edit(notes.reduce((now, { id }) => writeNote(now, id, ''), without))
    select([])
    say(t('removed', { n: gone.length }))
  }
  const paste = (text: string, said: 'pasted' | 'duplicated' = 'pasted') => {
    if (readOnly) return
    const fragment = readNodes(text)
    if (!fragment) return toast(t('pasteExpected'))
    store.getState().apply()
    const { document, open, edit, select } = store.getState()
    const pasted = pasteNodes(document, fragment)
    if (!pasted) return toast(t('pasteTooMany'))
    open(null)
    edit(pasted.document)
    select(pasted.selected)
    say(t(said, { n: pasted.selected.length }))
  }
  return {
    copy,
    remove,
    paste,
    cut: () => {
      const text = copy()
      if (text) remove()
      return text
    },
    duplicate: () => {
      const text = copy()
      if (text) paste(text, 'duplicated')
    },
    selectAll: () => {
      const { document, select } = store.getState()
      const all = [...document.nodes.map(({ id }) => id), ...(document.notes ?? []).map(({ id }) => noteKey(id))]
      select(all)
      say(t('selectedCount', { n: all.length }))
    },
    addNote: () => {
      const { document, edit, write, select } = store.getState()
      if ((document.notes ?? []).length >= NOTES_MAX) return toast(t('pasteTooMany'))
      const added = addNote(document)
      edit(added.document)
      select([noteKey(added.id)])
      write(added.id)
      say(t('noteAdded'))
    },
  }
}
