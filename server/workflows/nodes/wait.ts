import { TZDate } from '@date-fns/tz'
import { addDays } from 'date-fns'
import { z } from 'zod'
import { isDay, readDate } from '@/server/fields/date'
import { defineNode, type Reference } from '../define-node'
import { durationSchema, later } from '../duration'
import { fieldOfSource, type GraphScope } from '../graph-scope'
import { evaluate, type Scope } from '../scope'
import { sourceSchema } from '../source'
import { referencesOf } from './set-field'

const CHOOSE = 'Say how long it waits, or until when.'

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as 09:30')
/** The contact field that names the contact's own time zone; the store's counts where it names none. */
const zoneField = z.string().min(1).max(150).optional()

/** The next such time of day, on one of these days (0 = Sunday; all unless told). */
const timeOfDay = z.object({
  time,
  weekdays: z.array(z.int().min(0).max(6)).min(1, 'Choose at least one day.').max(7).optional(),
  zoneField,
})

/** A date that a field holds, or a given one; so much after it (before it, where negative), and at this time of that day. */
const date = z.object({
  source: sourceSchema,
  offset: z.object({ value: z.int().min(-366).max(366), unit: z.enum(['hour', 'day', 'week']) }).optional(),
  time: time.optional(),
  zoneField,
})

const settings = z.union(
  [z.object({ for: durationSchema }), z.object({ until: timeOfDay }), z.object({ untilDate: date })],
  { error: CHOOSE },
)
type Settings = z.infer<typeof settings>
type DateSettings = z.infer<typeof date>

/** Holds a contact for a while, until a time of day, or until a date, right across changes of the clock. */
export const wait = defineNode({
  type: 'wait',
  kind: 'flow',
  label: 'Wait',
  description: 'Holds the contact for a while, until a time of day, or until a date.',
  settings,
  exits: ['next'],
  uses: (given): Reference[] => {
    const zone = zoneFieldOf(given)
    const date = 'untilDate' in given ? referencesOf(given.untilDate.source) : []
    return [...date, ...(zone === undefined ? [] : [{ contactField: zone }])]
  },
  problems: (given, graph) => [...zoneProblems(zoneFieldOf(given), graph), ...dateProblems(given, graph)],
  run(given, scope) {
    const zone = zoneOf(zoneFieldOf(given), scope)
    const waitsUntil = 'untilDate' in given ? dateOf(given.untilDate, zone, scope) : wakeAt(given, scope.now, zone)
    if (waitsUntil === undefined)
      return { effects: [], take: null, error: 'there is no date to wait for: the run ends here' }
    return { effects: [], take: 'next', waitsUntil }
  },
})

/** When a wait that begins `now` is over, by the clock of the zone. */
export function wakeAt(given: Exclude<Settings, { untilDate: unknown }>, now: string, timeZone: string): string {
  const start = new TZDate(now, timeZone)
  return isoOf('for' in given ? later(start, given.for) : nextTime(start, given.until))
}

const isoOf = (at: Date): string => new Date(at.getTime()).toISOString()

/** A time that the clocks skip that day is taken as the moment at which they go on. */
function nextTime(start: TZDate, { time, weekdays }: z.infer<typeof timeOfDay>): Date {
  for (let day = 0; ; day++) {
    const at = atTime(addDays(start, day), time)
    if (at.getTime() > start.getTime() && (!weekdays || weekdays.includes(at.getDay()))) return at
  }
}

function atTime<Day extends Date>(day: Day, time: string): Day {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  day.setHours(hours, minutes, 0, 0)
  return day
}

/** A day without a time begins at midnight of the zone. Undefined: there is none. */
function dateOf({ source, offset, time }: DateSettings, timeZone: string, scope: Scope): string | undefined {
  const reading = readDate(evaluate(source, scope), true)
  if (!reading.ok) return undefined
  const at = isMidnight(reading.value) ? midnight(reading.value, timeZone) : new TZDate(reading.value, timeZone)
  const moved = new TZDate(offset ? later(at, offset) : at, timeZone)
  return isoOf(time === undefined ? moved : atTime(moved, time))
}

/** Fields hold a bare day as midnight UTC: that is meant as the day, wherever the contact lives. */
const isMidnight = (value: string): boolean => isDay(value.slice(0, 10)) && /T00:00:00(?:\.0+)?Z$/.test(value)

function midnight(value: string, timeZone: string): TZDate {
  const [year = 0, month = 1, day = 1] = value.slice(0, 10).split('-').map(Number)
  return new TZDate(year, month - 1, day, timeZone)
}

function zoneFieldOf(given: Settings): string | undefined {
  if ('until' in given) return given.until.zoneField
  return 'untilDate' in given ? given.untilDate.zoneField : undefined
}

function zoneOf(field: string | undefined, { contact, timeZone }: Scope): string {
  const own = field === undefined ? undefined : contact.fields[field]
  return typeof own === 'string' && isTimeZone(own) ? own : timeZone
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function zoneProblems(field: string | undefined, { contactFields }: GraphScope): string[] {
  const known = field === undefined ? undefined : contactFields.get(field)
  if (field === undefined || known?.type === 'text' || known?.type === 'radio') return []
  return [`The time zone of a contact stands in a text field. Choose one instead of "${known?.name ?? field}".`]
}

function dateProblems(given: Settings, graph: GraphScope): string[] {
  if (!('untilDate' in given)) return []
  const { source } = given.untilDate
  if (source.from === 'literal') {
    const reading = readDate(source.value, true)
    return reading.ok ? [] : [`The date does not fit: ${reading.reason}.`]
  }
  const found = fieldOfSource(source, graph)
  if ('reason' in found) return [found.reason]
  return found.field.type === 'date' ? [] : [`"${found.field.name}" is no date. Choose a date field.`]
}
