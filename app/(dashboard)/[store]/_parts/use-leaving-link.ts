'use client'
import { useEffect, useState } from 'react'

/**
 * While `isDirty`, a plain click on a link to another page of the dashboard is held back. `href`: where it wants to go;
 * `stay` forgets it.
 */
export function useLeavingLink(isDirty: boolean): { href: string | null; stay: () => void } {
  const [href, setHref] = useState<string | null>(null)
  useEffect(() => {
    if (!isDirty) return
    const onClick = (event: MouseEvent) => {
      const wanted = hrefOf(event)
      if (wanted === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      setHref(wanted)
    }
    // Before React's own listener, which would already leave.
    window.addEventListener('click', onClick, { capture: true })
    return () => window.removeEventListener('click', onClick, { capture: true })
  }, [isDirty])
  return { href, stay: () => setHref(null) }
}

/** Where a plain click on a link leads within the dashboard; undefined for every other click, and to the same page. */
function hrefOf(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
  if (!link || link.target === '_blank' || link.origin !== window.location.origin) return undefined
  if (link.pathname === window.location.pathname) return undefined
  return link.pathname + link.search
}
