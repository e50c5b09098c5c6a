'use client'
import { useEditorState } from './editor-context'

/** Takes single nodes and notes into the selection and out of it, by the key of each. */
export function useSelectOne() {
  const selected = useEditorState((state) => state.selected)
  const select = useEditorState((state) => state.select)
  return {
    isSelected: (key: string) => selected.has(key),
    toggle: (key: string) =>
      select(selected.has(key) ? [...selected].filter((one) => one !== key) : [...selected, key]),
  }
}
