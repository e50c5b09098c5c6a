import type { Frame } from './frame-of'

/**
 * Beside what the person does: it takes no focus. A bar comes before the page in the order of the keyboard, as it does to the
 * eye. Escape inside of it closes it, and focus goes back to where it came from. Answers how to close it.
 */
export function drawAside({ host, box }: Frame, type: string, closed: () => void): () => void {
  let before: EventTarget | null = null
  const close = () => {
    const hadFocus = document.activeElement === host
    host.remove()
    if (hadFocus && before instanceof HTMLElement) before.focus()
    closed()
  }
  // Seen from here, what lies in the page is no part of the box.
  box.addEventListener('focusin', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && box.contains(relatedTarget))) before = relatedTarget || before
  })
  box.addEventListener('keydown', ({ key }) => key === 'Escape' && close())
  document.documentElement.insertBefore(host, type === 'floating-bar' ? document.body : null)
  return close
}
