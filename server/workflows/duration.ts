import { addDays, addMilliseconds, addMinutes, addWeeks } from 'date-fns'
import { z } from 'zod'

const UNITS = ['second', 'minute', 'hour', 'day', 'week'] as const
const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 }
const YEAR_SECONDS = 366 * 86_400

/** How long a contact waits: a year at most. */
export const durationSchema = z
  .object({ value: z.int().min(1, 'Wait for at least 1.'), unit: z.enum(UNITS) })
  .refine(({ value, unit }) => value * SECONDS[unit] <= YEAR_SECONDS, 'A contact waits for a year at most.')
export type Duration = z.infer<typeof durationSchema>

/** In the zone of `start`, a day is a day of the calendar there: 23 or 25 hours when clocks change. */
export function later<Start extends Date>(
  start: Start,
  { value, unit }: { value: number; unit: Duration['unit'] },
): Date {
  switch (unit) {
    case 'week':
      return addWeeks(start, value)
    case 'day':
      return addDays(start, value)
    case 'minute':
      return addMinutes(start, value)
    default:
      return addMilliseconds(start, value * SECONDS[unit] * 1000)
  }
}
