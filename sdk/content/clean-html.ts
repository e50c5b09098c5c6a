import DOMPurify from 'dompurify'

/** Where a `style` attribute waits: a page's policy may forbid the attribute, even while it is read, and allows what a script sets. */
const STYLE = 'data-inlet-style'
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi
const VALUE_OR_STYLE = /"[^"]*"|'[^']*'|\bstyle(?=\s*=)/gi

/** HTML without what runs, loads a document or takes input. The server has cleaned it already; this is the second lock. */
export function cleanHtml(html: string): DocumentFragment {
  const renamed = html.replace(TAG, (tag) => tag.replace(VALUE_OR_STYLE, (part) => (/^["']/.test(part) ? part : STYLE)))
  const fragment = DOMPurify.sanitize(renamed, {
    ...{ USE_PROFILES: { html: true }, ADD_ATTR: ['target'], RETURN_DOM_FRAGMENT: true as const },
    FORBID_TAGS: ['style', 'form', 'input', 'textarea', 'select', 'dialog', 'audio', 'video'],
    FORBID_ATTR: ['style', 'autofocus'],
  })
  for (const element of fragment.querySelectorAll<HTMLElement>('*')) {
    const style = element.getAttribute(STYLE)
    if (style) element.style.cssText = style
    element.removeAttribute(STYLE)
    if (element.hasAttribute('target')) element.setAttribute('rel', 'noopener')
  }
  return fragment
}
