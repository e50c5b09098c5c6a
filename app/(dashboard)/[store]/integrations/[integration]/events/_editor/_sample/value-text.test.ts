import { expect, test } from 'vitest'
import { LongNumber } from './long-number'
import { shortText, valueText } from './value-text'

test.each([
  ['a "b"', '"a \\"b\\""'],
  [59.9, '59.9'],
  [null, 'null'],
  [new LongNumber('820982911946154508'), '820982911946154508'],
  ['safe\u202eevil', '"safe\\u202eevil"'],
  ['zero\u200bwidth', '"zero\\u200bwidth"'],
])('%j is written as %s', (value, text) => {
  expect(valueText(value)).toBe(text)
})

test('a long text is cut, and no character in two', () => {
  expect(shortText('x'.repeat(100), 10)).toBe('"xxxxxxxxx…')
  expect(shortText('\u{1f600}'.repeat(10), 10)).toBe('"\u{1f600}\u{1f600}\u{1f600}\u{1f600}…')
})
