import type { WebContent } from '../core/public-types'
import { drawAside } from './draw-aside'
import { drawPopup } from './draw-popup'
import { frameOf } from './frame-of'
import { intoPlace } from './into-place'
import type { Told } from './show-contents'

/**
 * Puts a content into the page, in a shadow root of its own. A press on a link or a button of it counts as clicked, and a
 * button closes it besides: without a script it could do nothing else.
 */
export function draw(content: WebContent, { clicked, closed, shown }: Told): void {
  let close = () => {}
  const frame = frameOf(content, () => close())
  frame.body.addEventListener('click', ({ target }) => {
    const pressed = target instanceof Element && target.closest('a[href],button')
    if (!pressed) return
    clicked()
    if (pressed.matches('button')) close()
  })
  if (content.type === 'inline') {
    intoPlace(content, frame.host, shown)
    return
  }
  close = content.type === 'popup' ? drawPopup(frame, closed) : drawAside(frame, content.type, closed)
  shown()
}
