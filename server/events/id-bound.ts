/** The least UUIDv7 of an instant (RFC 9562): rows whose ids are made as they happen are found by time through their primary key. */
export function idBound(instant: string): string {
  const hex = Math.max(0, Date.parse(instant)).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`
}

/** An id is made a moment after the time that stands beside it: bounds by id leave room for that. */
const ROOM_MS = 60_000

export const idBoundWithRoom = (instant: string): string =>
  idBound(new Date(Date.parse(instant) - ROOM_MS).toISOString())
