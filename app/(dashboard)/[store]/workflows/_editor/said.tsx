'use client'
import { useEditorState } from './editor-context'

/** What a shortcut did, read out: the canvas changes where nobody may look. */
export function Said() {
  const said = useEditorState((state) => state.said)
  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  )
}
