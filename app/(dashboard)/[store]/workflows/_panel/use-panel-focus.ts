'use client'
import { useEffect, useRef } from 'react'

/** The focus comes along into the panel and goes back to what opened it; Escape closes the panel. */
export function usePanelFocus(nodeId: string, close: () => void) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    // What was just added opens its panel while the palette closes, and that gives the focus back: the panel takes it after.
    const frame = requestAnimationFrame(() => panel.current?.focus({ preventScroll: true }))
    return () => {
      cancelAnimationFrame(frame)
      if (document.activeElement === document.body || panel.current?.contains(document.activeElement))
        requestAnimationFrame(() => focusOpener(nodeId))
    }
  }, [nodeId])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (!document.querySelector('[data-base-ui-portal] [data-open]')) close()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [close])
  return panel
}

function focusOpener(nodeId: string) {
  if (document.activeElement !== document.body) return
  document.querySelector<HTMLElement>(`[data-configures="${CSS.escape(nodeId)}"]`)?.focus({ preventScroll: true })
}
