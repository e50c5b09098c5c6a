import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDate } from './date'
import { isStoredDate } from './stored-date'

const strict = (value: unknown) => readDate(value, false)
const lenient = (value: unknown) => readDate(value, true)

describe('taken in both modes and stored as a UTC instant', () => {
  test.each([
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T10:00:00Z', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31t10:00:00z', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31T10:00:00+02:00', '2026-01-31T08:00:00.000Z'],
    ['2026-01-31T23:30:00-05:45', '2026-02-01T05:15:00.000Z'],
    ['2026-01-31T10:00:00-00:00', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31T10:00:00.5Z', '2026-01-31T10:00:00.500Z'],
    ['2026-01-31T10:00:00.123456Z', '2026-01-31T10:00:00.123456Z'],
    ['2026-01-31T10:00:00.123456789Z', '2026-01-31T10:00:00.123456Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29', '2000-02-29T00:00:00.000Z'],
    ['0001-01-01', '0001-01-01T00:00:00.000Z'],
    ['0099-12-31', '0099-12-31T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59.999999Z'],
    ['1998-12-31T23:59:60Z', '1999-01-01T00:00:00.000Z'],
    ['1998-12-31T15:59:60.123-08:00', '1999-01-01T00:00:00.123Z'],
  ])('%s', (sent, stored) => {
    expect(strict(sent)).toEqual({ ok: true, value: stored })
    expect(lenient(sent)).toEqual({ ok: true, value: stored })
  })
})

describe('refused in both modes', () => {
  test.each([
    'now',
    'infinity',
    'epoch',
    '',
    '2024-02-30',
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '0001-01-01T00:30:00+01:00',
    '9999-12-31T23:30:00-01:00',
    '2026-01-31T24:00:00Z',
    '2026-01-31T23:60:00Z',
    '2026-01-31T23:59:61Z',
    '1998-12-31T23:58:60Z',
    '1998-12-30T23:59:60Z',
    '1998-12-31T23:59:60+01:00',
    '2026-01-31T10:00:00',
    '2026-01-31T10:00:00+24:00',
    '2026-01-31T10:00:00+02:60',
    '2026-01-31T10:00:00Z+02:00',
    '2026-1-31',
    '26-01-31',
    '+2026-01-31',
    '+002026-01-31T10:00:00Z',
    '2026-031',
    '2026-W05-6',
    '31/01/2026',
    '2026-01-31T10:00:00,5Z',
    '2026-01-31T10:00:00.Z',
    '2026-01-3१',
    true,
    {},
    ['2026-01-31'],
  ])('%j', (sent) => {
    expect(strict(sent).ok).toBe(false)
    expect(lenient(sent).ok).toBe(false)
  })
})

describe('taken in lenient mode only', () => {
  test.each([
    [1_769_853_600, '2026-01-31T10:00:00.000Z'],
    ['1769853600', '2026-01-31T10:00:00.000Z'],
    [1_769_853_600_123, '2026-01-31T10:00:00.123Z'],
    ['1769853600123', '2026-01-31T10:00:00.123Z'],
    [1_769_853_600.25, '2026-01-31T10:00:00.250Z'],
    ['1769853600.123456', '2026-01-31T10:00:00.123456Z'],
    [0, '1970-01-01T00:00:00.000Z'],
    [-1, '1969-12-31T23:59:59.000Z'],
    [-0.5, '1969-12-31T23:59:59.500Z'],
    [' 2026-01-31 ', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31 10:00:00Z', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31 10:00:00 +0200', '2026-01-31T08:00:00.000Z'],
    ['2026-01-31T10:00:00+0200', '2026-01-31T08:00:00.000Z'],
    ['2026-01-31T10:00:00+02', '2026-01-31T08:00:00.000Z'],
    ['2026-01-31T10:00Z', '2026-01-31T10:00:00.000Z'],
  ])('%j', (sent, stored) => {
    expect(strict(sent).ok).toBe(false)
    expect(lenient(sent)).toEqual({ ok: true, value: stored })
  })
})

test('a day written as eight digits is not taken for seconds since 1970', () => {
  const hint = expect.stringContaining('write the day as 2026-01-31')
  expect(lenient(20260131)).toEqual({ ok: false, reason: hint })
  expect(lenient('20260131')).toEqual({ ok: false, reason: hint })
})

test('the reason says what is missing or impossible', () => {
  expect(strict('2026-01-31T10:00:00')).toMatchObject({ reason: expect.stringContaining('say its offset from UTC') })
  expect(strict('2024-02-30')).toMatchObject({ reason: expect.stringContaining('the calendar has no such day') })
})

test('every instant reads as JavaScript reads it, and what is stored reads as itself', () => {
  const date = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(date, (instant) => {
      expect(strict(instant.toISOString())).toEqual({ ok: true, value: instant.toISOString() })
      expect(isStoredDate(instant.toISOString())).toBe(true)
    }),
  )
})

test('milliseconds since 1970 read as the instant they count, from 1973 on', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1974-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }),
      (instant) => {
        expect(lenient(instant.getTime())).toEqual({ ok: true, value: instant.toISOString() })
      },
    ),
  )
})

test('whatever is read is stored in the one form that Postgres casts', () => {
  const part = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'))
  const text = fc
    .tuple(fc.integer({ min: 0, max: 9999 }), part(13), part(32), part(25), part(61), part(61), fc.nat(999999))
    .map(([y, mo, d, h, mi, s, f]) => `${String(y).padStart(4, '0')}-${mo}-${d}T${h}:${mi}:${s}.${f}+01:30`)
  fc.assert(
    fc.property(text, (sent) => {
      const reading = strict(sent)
      if (reading.ok) expect(isStoredDate(reading.value)).toBe(true)
    }),
  )
})
