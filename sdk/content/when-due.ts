import type { WebContent } from '../core/public-types'

/** What is told of the page, so that a moment in it can be waited for. Each answers how to stop. */
export type Moments = {
  after(ms: number, run: () => void): () => void
  /** How far the page is scrolled, now and from then on: 0 to 100. */
  onScroll(run: (percent: number) => void): () => void
  /** The person is about to leave. */
  onLeaving(run: () => void): () => void
}

/** Runs once, when what the owner chose has come: at once, after a time, at a depth of the page, or at leaving. */
export function whenDue(moments: Moments, showOn: WebContent['showOn'], run: () => void): void {
  const { afterSeconds, scrolledPercent, leaving } = showOn
  let isOver = false
  let stop = () => {}
  const once = () => {
    if (isOver) return
    isOver = true
    stop()
    run()
  }
  if (afterSeconds) stop = moments.after(afterSeconds * 1_000, once)
  else if (scrolledPercent) stop = moments.onScroll((percent) => percent >= scrolledPercent && once())
  else if (leaving) stop = moments.onLeaving(once)
  else once()
  // It may have been due while it was being listened to.
  if (isOver) stop()
}
