import { expect, test } from 'vitest'
import { localeOf } from './locales'

test.each([
  [null, 'en'],
  ['', 'en'],
  ['es', 'es'],
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['fr-FR, en;q=0.3, es;q=0.7', 'es'],
  ['es;q=0, de', 'en'],
  ['de, *;q=0.5', 'en'],
  ['__proto__', 'en'],
])('Accept-Language %j is shown in %s', (header, locale) => {
  expect(localeOf(header)).toBe(locale)
})
