'use client'
import { createContext, useContext } from 'react'
import type { ConditionOptions } from '@/server/segments/options'
import type { GroupDraft, ItemDraft, ItemKind } from './draft'

/** What every line of the editor can do and know. */
export type Editor = {
  options: ConditionOptions
  /** For a viewer: everything is shown, nothing can be changed. */
  isReadOnly: boolean
  /** The segment itself, which cannot be built on itself. */
  ownId: string | undefined
  /** The line, or the group's button, that takes the focus next. */
  focusKey: string | undefined
  faultsOf: (key: string) => readonly string[]
  change: (item: ItemDraft) => void
  changeGroup: (group: GroupDraft) => void
  add: (groupKey: string, kind: ItemKind) => void
  duplicate: (key: string) => void
  /** The focus goes to the button that adds to the group. */
  remove: (key: string, groupKey: string) => void
}

const EditorContext = createContext<Editor | null>(null)
export const EditorProvider = EditorContext.Provider

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('useEditor needs the conditions editor around it')
  return editor
}
