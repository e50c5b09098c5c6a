import type { ContentReport, WebContent } from '../core/public-types'
import { type Moments, whenDue } from './when-due'

/** What a drawn content tells of itself; `closed` makes room for the next. */
export type Told = { shown(): void; clicked(): void; closed(): void }

export type Stage = {
  moments: Moments
  /** Puts a content before the person, or throws where that cannot be. */
  draw(content: WebContent, told: Told): void
  report(id: string, what: ContentReport['what']): void
}

/**
 * Shows each showing once, when it is due. Pop-ups, slide-ins and bars: one of a type at a time, the others wait in order.
 * Each thing that becomes of a showing is reported once.
 */
export function showContents(stage: Stage): (content: WebContent) => void {
  const seen = new Set<string>()
  /** By type; the first is before the person. */
  const waiting: { [type: string]: WebContent[] } = {}

  function show(content: WebContent, onClosed: () => void): void {
    const reported = new Set<string>()
    const report = (what: ContentReport['what']) => {
      if (reported.has(what)) return
      reported.add(what)
      stage.report(content.id, what)
      if (what === 'closed') onClosed()
    }
    try {
      stage.draw(content, {
        shown: () => report('shown'),
        clicked: () => report('clicked'),
        closed: () => report('closed'),
      })
    } catch (error) {
      console.warn(`inlet: content ${content.contentId} cannot be shown: ${error}`)
      onClosed()
    }
  }

  function showFirst(line: WebContent[]): void {
    const [first] = line
    if (!first) return
    show(first, () => {
      line.shift()
      showFirst(line)
    })
  }

  function due(content: WebContent): void {
    // What stands in the page waits for nothing, and nothing for it.
    const line = (content.type !== 'inline' && waiting[content.type]) || []
    waiting[content.type] = line
    if (line.push(content) === 1) showFirst(line)
  }

  return (content) => {
    if (seen.has(content.id)) return
    seen.add(content.id)
    whenDue(stage.moments, content.showOn || {}, () => due(content))
  }
}
