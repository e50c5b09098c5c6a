const DAY_MS = 86_400_000
/** A browser's clock is believed within these bounds (contract §5). */
const EARLIER_MS_MAX = 7 * DAY_MS
const LATER_MS_MAX = 5 * 60_000

/** Whether a moment that a browser tells is near enough to that of its request to be believed. Both ISO 8601. */
export function isNear(at: string, receivedAt: string): boolean {
  const ms = Date.parse(at) - Date.parse(receivedAt)
  return ms >= -EARLIER_MS_MAX && ms <= LATER_MS_MAX
}
