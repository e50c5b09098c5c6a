import type { Shelf } from './types'

/** Forgets everything with the process. */
export function shelfInMemory(): Shelf {
  const texts = new Map<string, string>()
  return {
    keys: () => [...texts.keys()],
    get: (key) => texts.get(key) ?? null,
    set: (key, text) => void texts.set(key, text),
    remove: (key) => void texts.delete(key),
  }
}
