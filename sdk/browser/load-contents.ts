import type { Core } from '../core/create-core'
import type { WebContent } from '../core/public-types'

/** What `inlet-content.js` finds on its own script element. */
export type ContentScript = HTMLScriptElement & { contents: WebContent[]; report: Core['report'] }

/**
 * Hands web contents to the script that draws them, which is loaded when the first one comes. Until it runs they wait in an
 * array, whose `push` it then takes over; where it does not come, the next content asks for it again.
 */
export function loadContents({ on, report }: Core, host: string): void {
  const contents: WebContent[] = []
  let script: HTMLScriptElement | undefined
  on('content', (more) => {
    contents.push(...more)
    if (script) return
    script = document.createElement('script')
    Object.assign(script, { src: `${host}/sdk/inlet-content.js`, contents, report })
    script.onerror = () => {
      script = undefined
    }
    document.documentElement.append(script)
  })
}
