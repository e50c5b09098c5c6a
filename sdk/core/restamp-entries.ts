import { keptEntries } from './queue'
import type { Shelf } from './types'

/** Copies what waits from shelf to shelf under its own keys; what was tracked as `before` is `tracker`'s from now on. */
export function restampEntries(from: Shelf, to: Shelf, before: string, tracker: string): void {
  for (const { key, entry } of keptEntries(from))
    to.set(key, JSON.stringify(entry.tracker === before ? { ...entry, tracker } : entry))
}
