import { TZDate } from '@date-fns/tz'
import { addDays, addMilliseconds, addMinutes, addWeeks } from 'date-fns'
import { z } from 'zod'
import { defineNode } from '../define-node'

const UNITS = ['second', 'minute', 'hour', 'day', 'week'] as const
const CHOOSE = 'Say how long it waits, or until when.'
const YEAR_SECONDS = 366 * 86_400
const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 }

const duration = z
  .object({ value: z.int().min(1, 'Wait for at least 1.'), unit: z.enum(UNITS) })
  .refine(({ value, unit }) => value * SECONDS[unit] <= YEAR_SECONDS, 'A contact waits for a year at most.')

/** The next such time of day in the store's zone, on one of these days (0 = Sunday; all unless told). */
const timeOfDay = z.object({
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as 09:30'),
  weekdays: z.array(z.int().min(0).max(6)).min(1, 'Choose at least one day.').max(7).optional(),
})

const settings = z.union([z.object({ for: duration }), z.object({ until: timeOfDay })], { error: CHOOSE })
type Settings = z.infer<typeof settings>

/** Holds a contact for a while, or until a time of day, right across changes of the clock. */
export const wait = defineNode({
  type: 'wait',
  kind: 'flow',
  label: 'Wait',
  description: 'Holds the contact for a while, or until a time of day in the time zone of the store.',
  settings,
  exits: ['next'],
  run: (given, { now, timeZone }) => ({ effects: [], take: 'next', waitsUntil: wakeAt(given, now, timeZone) }),
})

/** When a wait that begins `now` is over. A day is a day of the calendar there: 23 or 25 hours when clocks change. */
export function wakeAt(given: Settings, now: string, timeZone: string): string {
  const start = new TZDate(now, timeZone)
  const end = 'for' in given ? later(start, given.for) : nextTime(start, given.until)
  return new Date(end.getTime()).toISOString()
}

function later(start: TZDate, { value, unit }: z.infer<typeof duration>): Date {
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

/** A time that the clocks skip that day is taken as the moment at which they go on. */
function nextTime(start: TZDate, { time, weekdays }: z.infer<typeof timeOfDay>): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  for (let day = 0; ; day++) {
    const at = addDays(start, day)
    at.setHours(hours, minutes, 0, 0)
    if (at.getTime() > start.getTime() && (!weekdays || weekdays.includes(at.getDay()))) return at
  }
}
