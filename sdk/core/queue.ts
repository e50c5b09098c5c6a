import { parseObject } from './parse-object'
import type { Entry, Kept, Shelf } from './types'
import { utf8Bytes } from './utf8-bytes'

const PREFIX = 'entry.'
const ENTRIES_MAX = 1_000
const BYTES_MAX = 512 * 1024

/**
 * Each entry lies under a key of its own, `entry.{time}.{bytes}.{id}` with numbers in base 36: no tab ever writes what
 * another wrote, so none loses the other's events, and the keys alone tell age and size. The time has eight characters
 * until 2059, so keys sort by it.
 */
export function putEntry(shelf: Shelf, entry: Entry, atMs: number, id: string): string {
  const text = JSON.stringify(entry)
  const key = `${PREFIX}${atMs.toString(36)}.${utf8Bytes(text).toString(36)}.${id}`
  shelf.set(key, text)
  return key
}

/** Makes room for what came last: forgets the oldest beyond 1,000 entries or 512 KB, and answers how many. */
export function trimQueue(shelf: Shelf): number {
  const keys = entryKeys(shelf)
  let bytes = keys.reduce((sum, key) => sum + bytesOf(key), 0)
  let dropped = 0
  for (const key of keys) {
    if (keys.length - dropped <= ENTRIES_MAX && bytes <= BYTES_MAX) break
    bytes -= bytesOf(key)
    shelf.remove(key)
    dropped++
  }
  return dropped
}

/** All that waits, oldest first; what cannot be read is removed. */
export function keptEntries(shelf: Shelf): Kept[] {
  return entryKeys(shelf).flatMap((key) => {
    const { tracker, ...what } = parseObject<Entry>(shelf.get(key)) || {}
    if (tracker && typeof tracker === 'string') return { key, bytes: bytesOf(key), entry: { ...what, tracker } }
    shelf.remove(key)
    return []
  })
}

export const entryKeys = (shelf: Shelf): string[] =>
  shelf
    .keys()
    .filter((key) => key.startsWith(PREFIX))
    .sort()

const bytesOf = (key: string): number => Number.parseInt(key.split('.')[2] || '', 36) || 0
