/**
 * What a person reads while something is being prepared: one line per step, with the seconds that it has taken so far.
 * On a terminal the line is redrawn; elsewhere a long step says every ten seconds that it is still at it.
 */

const MARKS = { done: '✓', failed: '✗' }

/** @typedef {{ tell(detail: string): void, done(detail?: string): void }} Step */

/** @param {NodeJS.WriteStream} stream */
export function createSay(stream = process.stdout) {
  const isTerminal = Boolean(stream.isTTY)
  const width = () => Math.max(20, (stream.columns ?? 100) - 1)

  /** How to redraw each step under way, and how to give it up. @type {Map<() => void, () => void>} */
  const underWay = new Map()

  return {
    /** A whole line. @param {string} text */
    line(text = '') {
      stream.write(`${isTerminal ? '\r\x1b[2K' : ''}${text}\n`)
      for (const redraw of underWay.keys()) redraw()
    },

    /** Marks the steps under way as failed, before the reason is told. */
    giveUp() {
      for (const giveUp of underWay.values()) giveUp()
    },

    /**
     * A step that takes a while. @param {string} title @returns {Step}
     */
    step(title) {
      const startedAt = Date.now()
      const seconds = () => (Date.now() - startedAt) / 1000
      let detail = ''
      const text = () =>
        `  … ${title}${detail && `: ${detail}`}${seconds() >= 2 ? ` (${Math.floor(seconds())} s)` : ''}`
      const redraw = () => {
        if (isTerminal) stream.write(`\r\x1b[2K${text().slice(0, width())}`)
      }
      const repeat = setInterval(isTerminal ? redraw : () => stream.write(`${text()}\n`), isTerminal ? 500 : 10_000)
      repeat.unref()
      redraw()
      const end = (/** @type {'done' | 'failed'} */ outcome, /** @type {string} */ result) => {
        clearInterval(repeat)
        underWay.delete(redraw)
        if (isTerminal) stream.write('\r\x1b[2K')
        const took = seconds() >= 1 ? ` (${seconds().toFixed(1)} s)` : ''
        stream.write(`  ${MARKS[outcome]} ${title}${result && `: ${result}`}${took}\n`)
      }
      underWay.set(redraw, () => end('failed', ''))
      return {
        tell(next) {
          detail = next
          redraw()
        },
        done: (result = '') => end('done', result),
      }
    },
  }
}

/** @typedef {ReturnType<typeof createSay>} Say */

/** What went wrong, in words for the person at the terminal: it is shown without a stack. */
export class Failure extends Error {}
