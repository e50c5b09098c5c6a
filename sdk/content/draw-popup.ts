import type { Frame } from './frame-of'

/**
 * Over the page, as a modal dialog of the browser: focus stays in it and returns to where it was, the page behind is out of
 * reach, Escape and a press beside it close it. Answers how to close it.
 */
export function drawPopup({ host, box }: Frame, closed: () => void): () => void {
  const dialog = box as HTMLDialogElement // a pop-up's box is one, see `frameOf`
  dialog.addEventListener('close', () => {
    host.remove()
    closed()
  })
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close())
  document.documentElement.append(host)
  dialog.showModal()
  return () => dialog.close()
}
