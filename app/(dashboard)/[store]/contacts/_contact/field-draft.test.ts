import { describe, expect, test } from 'vitest'
import { draftOf, sentValueOf } from './field-draft'

const MADRID = 'Europe/Madrid'

describe('a date in its form', () => {
  test('a bare day stays that day in every zone', () => {
    const draft = draftOf('1990-05-17T00:00:00.000Z', 'date', 'America/Los_Angeles')
    expect(draft).toMatchObject({ text: '1990-05-17', time: '' })
    expect(sentValueOf(draft, 'date', 'America/Los_Angeles')).toBe('1990-05-17')
  })

  test.each([
    ['winter', '2026-01-31T10:00:00.000Z', '2026-01-31', '11:00'],
    ['summer', '2026-07-31T10:00:00.000Z', '2026-07-31', '12:00'],
    ['the day after in the zone', '2026-01-31T23:30:00.000Z', '2026-02-01', '00:30'],
  ])('an instant is shown in the store’s zone and sent back as the same instant: %s', (_, instant, day, time) => {
    const draft = draftOf(instant, 'date', MADRID)
    expect(draft).toMatchObject({ text: day, time })
    expect(sentValueOf(draft, 'date', MADRID)).toBe(instant)
  })
})

describe('what is sent', () => {
  const typed = (text: string) => ({ text, options: [], time: '' })

  test.each([
    ['an empty input clears', 'text', '', null],
    ['blanks are text', 'text', ' ', ' '],
    ['a number is a number', 'decimal', ' 12.5 ', 12.5],
    ['what is no number goes as typed, for the server to name it', 'decimal', '12,5', '12,5'],
    ['yes is true', 'boolean', 'true', true],
    ['no is false', 'boolean', 'false', false],
  ] as const)('%s', (_, type, text, sent) => {
    expect(sentValueOf(typed(text), type, 'UTC')).toBe(sent)
  })

  test('no ticked option clears', () => {
    expect(sentValueOf(typed(''), 'checkbox', 'UTC')).toBeNull()
    expect(sentValueOf({ text: '', options: ['a', 'b'], time: '' }, 'checkbox', 'UTC')).toEqual(['a', 'b'])
  })
})
