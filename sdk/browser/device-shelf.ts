import type { Shelf } from '../core/types'

/** The page's `localStorage` under a prefix. Each call may throw: forbidden by the browser, or full. */
export const deviceShelf = (prefix: string): Shelf => ({
  keys: () =>
    Object.keys(window.localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length)),
  get: (key) => window.localStorage.getItem(prefix + key),
  set: (key, text) => window.localStorage.setItem(prefix + key, text),
  remove: (key) => window.localStorage.removeItem(prefix + key),
})
