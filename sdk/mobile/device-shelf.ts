import { parseObject } from '../core/parse-object'
import { shelfInMemory } from '../core/shelf-in-memory'
import type { Shelf } from '../core/types'
import type { InletOptions } from './options'

/** A shelf that was read from the device once; `written` resolves when the device has all that it holds. */
export type DeviceShelf = Shelf & { written(): Promise<void> }

/**
 * Everything under one key, written behind: a change during a write is written after it, so the device always holds one
 * whole state. What the device refuses stays in memory and goes with the next write. Never rejects.
 */
export async function readDeviceShelf(storage: InletOptions['storage'], name: string): Promise<DeviceShelf> {
  const memory = shelfInMemory()
  const stored = parseObject<Record<string, string>>(await attempt(() => storage.getItem(name)))
  for (const [key, text] of Object.entries(stored || {})) if (typeof text === 'string') memory.set(key, text)
  let writing: Promise<void> | undefined
  let hasChanged = false

  async function write(): Promise<void> {
    while (hasChanged) {
      hasChanged = false
      const texts = memory.keys().map((key) => [key, memory.get(key)])
      await attempt(() =>
        texts[0] ? storage.setItem(name, JSON.stringify(Object.fromEntries(texts))) : storage.removeItem(name),
      )
    }
    writing = undefined
  }
  const changed = () => {
    hasChanged = true
    // After the caller's own turn, so that changes made together are written together.
    writing = writing || Promise.resolve().then(write)
  }
  return {
    ...memory,
    set(key, text) {
      memory.set(key, text)
      changed()
    },
    remove(key) {
      memory.remove(key)
      changed()
    },
    written: () => writing || Promise.resolve(),
  }
}

async function attempt<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work()
  } catch {
    return null
  }
}
