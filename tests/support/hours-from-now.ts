/** Moments of tests about windows: whole hours, so that events stand exactly on the edges of windows, too. */
const HOUR_MS = 3_600_000
const NOW_MS = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS
export const hoursFromNow = (hours: number) => new Date(NOW_MS + hours * HOUR_MS).toISOString()
