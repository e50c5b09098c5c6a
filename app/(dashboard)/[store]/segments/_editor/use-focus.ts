'use client'
import { useEffect, useRef } from 'react'
import { useEditor } from './editor-context'

/** Gives the focus to the first control inside once it is this line's turn. */
export function useFocus<Element extends HTMLElement>(key: string) {
  const { focusKey } = useEditor()
  const element = useRef<Element>(null)
  useEffect(() => {
    if (focusKey !== key) return
    // A menu that closes first gives the focus back to its own button.
    const frame = requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('button, input')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [focusKey, key])
  return element
}
