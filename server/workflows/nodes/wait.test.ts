import { describe, expect, test } from 'vitest'
import { wait, wakeAt } from './wait'

type Given = Parameters<typeof wakeAt>[0]
const days = (value: number): Given => ({ for: { value, unit: 'day' } })
const until = (time: string, weekdays?: number[]): Given => ({ until: { time, ...(weekdays && { weekdays }) } })

describe('across changes of the clock', () => {
  test.each<[string, string, string, Given, string]>([
    // Spring forward: the day has 23 hours.
    ['Madrid, a day', 'Europe/Madrid', '2026-03-28T11:00:00.000Z', days(1), '2026-03-29T10:00:00.000Z'],
    [
      'Madrid, 24 hours',
      'Europe/Madrid',
      '2026-03-28T11:00:00.000Z',
      { for: { value: 24, unit: 'hour' } },
      '2026-03-29T11:00:00.000Z',
    ],
    ['Madrid, until 09:00', 'Europe/Madrid', '2026-03-28T21:00:00.000Z', until('09:00'), '2026-03-29T07:00:00.000Z'],
    [
      'Madrid, until a time that is skipped',
      'Europe/Madrid',
      '2026-03-28T23:30:00.000Z',
      until('02:30'),
      '2026-03-29T01:30:00.000Z',
    ],
    // Autumn back: the day has 25 hours.
    ['Madrid, a day in autumn', 'Europe/Madrid', '2026-10-24T10:00:00.000Z', days(1), '2026-10-25T11:00:00.000Z'],
    ['New York, a day', 'America/New_York', '2026-03-07T17:00:00.000Z', days(1), '2026-03-08T16:00:00.000Z'],
    [
      'New York, until 09:00 in autumn',
      'America/New_York',
      '2026-10-31T20:00:00.000Z',
      until('09:00'),
      '2026-11-01T14:00:00.000Z',
    ],
    // Lord Howe moves its clocks by half an hour.
    ['Lord Howe, a day', 'Australia/Lord_Howe', '2026-10-03T01:00:00.000Z', days(1), '2026-10-04T00:30:00.000Z'],
    [
      'Lord Howe, a week',
      'Australia/Lord_Howe',
      '2026-04-01T01:00:00.000Z',
      { for: { value: 1, unit: 'week' } },
      '2026-04-08T01:30:00.000Z',
    ],
    ['UTC, a day', 'UTC', '2026-03-28T11:00:00.000Z', days(1), '2026-03-29T11:00:00.000Z'],
  ])('%s', (_, timeZone, now, given, expected) => {
    expect(wakeAt(given, now, timeZone)).toBe(expected)
  })
})

describe('until a time of day', () => {
  test('today where it is to come, else tomorrow; the very moment is over', () => {
    expect(wakeAt(until('12:30'), '2026-06-01T10:00:00.000Z', 'UTC')).toBe('2026-06-01T12:30:00.000Z')
    expect(wakeAt(until('09:00'), '2026-06-01T10:00:00.000Z', 'UTC')).toBe('2026-06-02T09:00:00.000Z')
    expect(wakeAt(until('10:00'), '2026-06-01T10:00:00.000Z', 'UTC')).toBe('2026-06-02T10:00:00.000Z')
  })

  test('on the next of the days that are named, by the calendar of the store', () => {
    // Monday 1 June 2026; in Auckland it is Tuesday already.
    expect(wakeAt(until('09:00', [1]), '2026-06-01T20:00:00.000Z', 'UTC')).toBe('2026-06-08T09:00:00.000Z')
    expect(wakeAt(until('09:00', [2]), '2026-06-01T20:00:00.000Z', 'Pacific/Auckland')).toBe('2026-06-01T21:00:00.000Z')
    expect(wakeAt(until('09:00', [6, 0]), '2026-06-01T20:00:00.000Z', 'UTC')).toBe('2026-06-06T09:00:00.000Z')
  })
})

test.each([
  [{}, false],
  [{ for: { value: 0, unit: 'day' } }, false],
  [{ for: { value: 367, unit: 'day' } }, false],
  [{ for: { value: 1.5, unit: 'day' } }, false],
  [{ for: { value: 5, unit: 'second' } }, true],
  [{ until: { time: '25:00' } }, false],
  [{ until: { time: '09:30', weekdays: [] } }, false],
  [{ until: { time: '09:30', weekdays: [1, 5] } }, true],
])('the settings %j are taken: %s', (given, isTaken) => {
  expect(wait.settings.safeParse(given).success).toBe(isTaken)
})
