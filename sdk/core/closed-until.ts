import type { Shelf } from './types'

const KEY = 'closed-until'
const CLOSED_MS_MAX = 86_400_000

/** The moment before which the server wants no request of any tab; one that is more than a day off is not believed. */
export function closedUntil(shelf: Shelf, now: number): number {
  const until = Number(shelf.get(KEY))
  return until <= now + CLOSED_MS_MAX ? until : 0
}

/** `Retry-After` said so many milliseconds; a day at most. */
export const closeFor = (shelf: Shelf, now: number, ms: number): void =>
  shelf.set(KEY, String(now + Math.min(ms, CLOSED_MS_MAX)))
