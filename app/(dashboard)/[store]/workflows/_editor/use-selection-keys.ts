'use client'
import { useEffect } from 'react'
import { useEditor } from './editor-context'
import { useNodeActions } from './use-node-actions'

/** What is typed into a box, and what a dialog or a menu asks, is theirs. */
const isTaken = ({ target }: Event) =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable=true], [role=dialog], [role=menu]') !== null

/** Ctrl/⌘ C, X, V, D and A for the selected nodes and notes. */
export function useSelectionKeys(): void {
  const { readOnly } = useEditor()
  const actions = useNodeActions()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the actions read the editor when they are called
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      // Words that are marked are what is meant.
      if (isTaken(event) || window.getSelection()?.toString()) return
      const text = event.type === 'cut' && !readOnly ? actions.cut() : actions.copy()
      if (text === undefined) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
    }
    const onPaste = (event: ClipboardEvent) => {
      if (isTaken(event) || readOnly) return
      event.preventDefault()
      actions.paste(event.clipboardData?.getData('text/plain') ?? '')
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey || isTaken(event)) return
      const act = { a: actions.selectAll, d: actions.duplicate }[event.key.toLowerCase()]
      if (!act || (readOnly && act === actions.duplicate)) return
      event.preventDefault()
      act()
    }
    const { body } = document
    body.addEventListener('copy', onCopy)
    body.addEventListener('cut', onCopy)
    body.addEventListener('paste', onPaste)
    window.addEventListener('keydown', onKeyDown)
    return () => {
      body.removeEventListener('copy', onCopy)
      body.removeEventListener('cut', onCopy)
      body.removeEventListener('paste', onPaste)
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [readOnly])
}
