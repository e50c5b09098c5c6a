import type { Moments } from './when-due'

/** The moments of this page. */
export const pageMoments: Moments = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  onScroll(run) {
    const tell = () => run(scrolledPercent())
    const stop = listen(window, ['scroll', 'resize'], tell)
    tell()
    return stop
  },
  /** With a mouse: it goes out over the upper edge. Without: the person has been away, and is back. */
  onLeaving(run) {
    if (matchMedia('(hover: none)').matches)
      return listen(document, ['visibilitychange'], () => document.visibilityState === 'visible' && run())
    return listen(document, ['mouseout'], (event) => {
      const { relatedTarget, clientY } = event as MouseEvent // by its name
      if (!relatedTarget && clientY <= 0) run()
    })
  },
}

/** A page that is not longer than its window is read to its end. */
function scrolledPercent(): number {
  const { scrollHeight, clientHeight } = document.documentElement
  return scrollHeight > clientHeight ? (window.scrollY / (scrollHeight - clientHeight)) * 100 : 100
}

function listen(target: EventTarget, names: string[], run: (event: Event) => void): () => void {
  for (const name of names) target.addEventListener(name, run, { passive: true })
  return () => {
    for (const name of names) target.removeEventListener(name, run)
  }
}
