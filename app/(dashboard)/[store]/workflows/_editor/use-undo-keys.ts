'use client'
import { useEffect } from 'react'
import { useEditor, useEditorState } from './editor-context'

/** Ctrl/⌘ Z and Ctrl/⌘ Shift Z (or Y); in a text field they are the field's own. */
export function useUndoKeys(): void {
  const { readOnly } = useEditor()
  const undo = useEditorState((state) => state.undo)
  const redo = useEditorState((state) => state.redo)
  useEffect(() => {
    if (readOnly) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest('input, textarea, [role=dialog]')) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [readOnly, undo, redo])
}
