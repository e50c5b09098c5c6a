import type { WebContent } from '../core/public-types'
import { cleanHtml } from './clean-html'
import { styles } from './styles'
import { words } from './words'

/** What a content is drawn in. `host` alone stands in the page's document; the rest is behind its closed shadow root. */
export type Frame = { host: HTMLElement; box: HTMLElement; body: HTMLElement }

/** A frame with the content in it, not yet in the page. Its name is the content's first heading; all but inline can be closed. */
export function frameOf({ type, html }: Pick<WebContent, 'type' | 'html'>, close: () => void): Frame {
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'closed' })
  root.adoptedStyleSheets = [styles()]
  const box = document.createElement(type === 'popup' ? 'dialog' : 'section')
  const body = document.createElement('div')
  box.className = `box ${type}`
  body.className = 'body'
  body.append(cleanHtml(html))
  const heading = body.querySelector('h1,h2,h3,h4,h5,h6')
  box.setAttribute('aria-label', heading?.textContent?.trim() || words().message)
  if (type !== 'inline') box.append(closeButton(close))
  box.append(body)
  root.append(box)
  return { host, box, body }
}

function closeButton(close: () => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'close'
  button.textContent = '×'
  button.ariaLabel = words().close
  button.onclick = close
  return button
}
