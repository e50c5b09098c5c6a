import { shelfInMemory } from './shelf-in-memory'
import type { Shelf } from './types'

/** A shelf that never throws: what the device does not take (forbidden, full) is kept in memory instead. */
export function forgivingShelf(device: Shelf): Shelf {
  const memory = shelfInMemory()
  return {
    keys: () => [...new Set([...attempt(device.keys, []), ...memory.keys()])],
    get: (key) => memory.get(key) ?? attempt(() => device.get(key), null),
    set(key, text) {
      try {
        device.set(key, text)
        memory.remove(key)
      } catch {
        memory.set(key, text)
      }
    },
    remove(key) {
      memory.remove(key)
      attempt(() => device.remove(key), undefined)
    },
  }
}

function attempt<Result>(read: () => Result, otherwise: Result): Result {
  try {
    return read()
  } catch {
    return otherwise
  }
}
