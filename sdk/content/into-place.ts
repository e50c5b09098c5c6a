import type { WebContent } from '../core/public-types'

/** By content: where it stands now. A later showing takes the place of the earlier. */
const hosts = new Map<string, HTMLElement>()

/** Puts a host at the end of the owner's place, as soon as the page has one. Throws where the selector is none. */
export function intoPlace({ contentId, selector }: WebContent, host: HTMLElement, shown: () => void): void {
  const find = () => {
    const place = document.querySelector(selector || '')
    if (!place) return false
    hosts.get(contentId)?.remove()
    hosts.set(contentId, host)
    place.append(host)
    shown()
    return true
  }
  if (find()) return
  const observer = new MutationObserver(() => {
    if (find()) observer.disconnect()
  })
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['id', 'class'] })
}
