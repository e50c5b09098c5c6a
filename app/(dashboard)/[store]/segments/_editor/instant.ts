import { TZDate } from '@date-fns/tz'

const two = (n: number) => String(n).padStart(2, '0')

/** An instant (ISO 8601) as the day and time that a clock in this zone shows. */
export function clockOf(instant: string, timeZone: string): { day: string; time: string } {
  const date = new TZDate(new Date(instant).getTime(), timeZone)
  if (Number.isNaN(date.getTime())) return { day: '', time: '' }
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return { day, time: `${two(date.getHours())}:${two(date.getMinutes())}` }
}

/** The instant at which a clock in this zone shows a day and time; undefined where the day is not complete. */
export function instantAt(day: string, time: string, timeZone: string): string | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  if (!year || !month || !date) return undefined
  const instant = new Date(new TZDate(year, month - 1, date, hours, minutes, timeZone).getTime())
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString()
}
