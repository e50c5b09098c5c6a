import { expect, test } from 'vitest'
import { clockOf, instantAt } from './instant'

test.each([
  ['2026-01-31', '10:30', 'Europe/Madrid', '2026-01-31T09:30:00.000Z'],
  ['2026-07-01', '10:30', 'Europe/Madrid', '2026-07-01T08:30:00.000Z'],
  ['2026-01-31', '00:15', 'Asia/Tokyo', '2026-01-30T15:15:00.000Z'],
])('%s %s in %s is %s, and back', (day, time, timeZone, instant) => {
  expect(instantAt(day, time, timeZone)).toBe(instant)
  expect(clockOf(instant, timeZone)).toEqual({ day, time })
})

test('a day that is not complete is no instant', () => {
  expect(instantAt('', '10:00', 'UTC')).toBeUndefined()
})
