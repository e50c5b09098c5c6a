'use client'
import { useEffect, useRef } from 'react'
import { frameOf } from '@/sdk/content/frame-of'
import type { WebContentType } from '@/server/web-contents/schema'

/** Of the shop's page, whatever the colours here are. */
const PAGE = '#fff'
const BEHIND_POPUP = '#8a8885'

/** A page's part, as wide as it is given, with a content in it, drawn as the SDK draws it. Its links lead nowhere. */
export function DrawnContent({ type, html, className }: { type: WebContentType; html: string; className: string }) {
  const stage = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const { host, box, body } = frameOf({ type, html }, () => {})
    // In a page it lies over everything; here it stays on its stage, and does not move with every letter.
    Object.assign(box.style, { animation: 'none', maxWidth: type === 'floating-bar' ? '' : 'calc(100% - 32px)' })
    if (type === 'popup') box.setAttribute('open', '')
    body.addEventListener('click', (event) => event.preventDefault())
    stage.current?.replaceChildren(host)
  }, [type, html])

  return (
    <div className={`relative mx-auto h-120 overflow-auto rounded-card border contain-layout ${className}`}>
      <div ref={stage} className="min-h-full p-4" style={{ background: type === 'popup' ? BEHIND_POPUP : PAGE }} />
    </div>
  )
}
