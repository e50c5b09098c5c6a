import { type Refusal, refuse } from '@/server/fields/received'

type DateReading = { ok: true; value: string } | Refusal

const EXPECTED = 'a date such as 2026-01-31 or 2026-01-31T10:00:00Z'
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/
/** RFC 3339 §5.6 `date-time`. */
const STRICT = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/
/** What other systems write and cannot be misread: a space for the T, no seconds, an offset without its colon or minutes. */
const LENIENT = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)? ?([Zz]|[+-]\d\d(?::?\d\d)?)$/
const WITHOUT_OFFSET = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/
const EPOCH = /^(-?)(\d{1,15})(?:\.(\d{1,9}))?$/
const COMPACT_DAY = /^((?:19|2[01])\d\d)(\d\d)(\d\d)$/
/** Epoch figures from here on are milliseconds; as seconds this would be the year 5138. */
const MILLISECONDS_BEGIN = 100_000_000_000
const FIRST_SECOND = Date.parse('0001-01-01T00:00:00Z') / 1000
const LAST_SECOND = Date.parse('9999-12-31T23:59:59Z') / 1000

/**
 * A day or an instant with its offset, as UTC in ISO 8601; a bare day is midnight UTC. Milliseconds always, microseconds
 * where they were sent, finer ones are cut, as Postgres holds no finer. Hour 24 and year 0000 are refused; second 60 is
 * taken at the end of a month in UTC, where RFC 3339 allows it, and is the first instant of the next.
 */
export function readDate(value: unknown, isLenient: boolean): DateReading {
  if (typeof value === 'number' && isLenient) return readEpoch(String(value), value)
  if (typeof value !== 'string')
    return refuse(EXPECTED, value, typeof value === 'number' ? 'a number of seconds is not taken here' : undefined)
  const text = isLenient ? value.trim() : value
  const day = DAY.exec(text)
  if (day) {
    const seconds = secondsOfDay(Number(day[1]), Number(day[2]), Number(day[3]))
    return seconds === undefined ? refuseCalendar(value) : stored(seconds, '', value)
  }
  const match = (isLenient ? LENIENT : STRICT).exec(text)
  if (match) return readDateTime(match, value)
  if (isLenient && EPOCH.test(text)) return readEpoch(text, value)
  return refuse(EXPECTED, value, WITHOUT_OFFSET.test(text) ? 'say its offset from UTC, as in Z or +02:00' : undefined)
}

/** True for a calendar day without a time, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return DAY.test(text) && readDate(text, false).ok
}

function readDateTime(match: RegExpExecArray, value: unknown): DateReading {
  const [, year, month, dayOfMonth, hour, minute, second = '0', fraction = '', offset = 'Z'] = match
  const day = secondsOfDay(Number(year), Number(month), Number(dayOfMonth))
  if (day === undefined) return refuseCalendar(value)
  const offsetSeconds = secondsOfOffset(offset)
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60 || offsetSeconds === undefined) {
    return refuse(EXPECTED, value, 'there is no such time of day')
  }
  const seconds = day + Number(hour) * 3600 + Number(minute) * 60 + Number(second) - offsetSeconds
  if (second === '60') {
    const next = new Date(seconds * 1000)
    if (next.getUTCDate() !== 1 || seconds % 86_400 !== 0) {
      return refuse(EXPECTED, value, 'a second 60 exists only at the end of a month in UTC')
    }
  }
  return stored(seconds, fraction, value)
}

/** Seconds or milliseconds since 1970, told apart by their size. */
function readEpoch(text: string, value: unknown): DateReading {
  const match = EPOCH.exec(text)
  if (!match) return refuse(EXPECTED, value)
  const compact = COMPACT_DAY.exec(text)
  if (compact && secondsOfDay(Number(compact[1]), Number(compact[2]), Number(compact[3])) !== undefined) {
    return refuse(EXPECTED, value, `write the day as ${compact.slice(1).join('-')}`)
  }
  const [, sign, whole = '0', fraction = ''] = match
  const isMilliseconds = Number(whole) >= MILLISECONDS_BEGIN
  const perUnit = isMilliseconds ? 3 : 6
  const microseconds = BigInt(whole + fraction.padEnd(perUnit, '0').slice(0, perUnit)) * (sign ? -1n : 1n)
  const fractional = ((microseconds % 1_000_000n) + 1_000_000n) % 1_000_000n
  const seconds = Number((microseconds - fractional) / 1_000_000n)
  return stored(seconds, String(fractional).padStart(6, '0'), value)
}

function stored(seconds: number, fraction: string, value: unknown): DateReading {
  if (seconds < FIRST_SECOND || seconds > LAST_SECOND) {
    return refuse(EXPECTED, value, 'years go from 0001 to 9999')
  }
  const iso = new Date(seconds * 1000).toISOString()
  if (fraction === '') return { ok: true, value: iso }
  return { ok: true, value: `${iso.slice(0, 20)}${fraction.slice(0, 6).replace(/0+$/, '').padEnd(3, '0')}Z` }
}

/** Midnight UTC of a real day of the calendar, in seconds since 1970. */
function secondsOfDay(year: number, month: number, day: number): number | undefined {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.getTime() / 1000 : undefined
}

function secondsOfOffset(offset: string): number | undefined {
  if (offset === 'Z' || offset === 'z') return 0
  const hours = Number(offset.slice(1, 3))
  const minutes = Number(offset.slice(3).replace(':', ''))
  if (hours > 23 || minutes > 59) return undefined
  return (offset.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60)
}

function refuseCalendar(value: unknown): Refusal {
  return refuse(EXPECTED, value, 'the calendar has no such day')
}
