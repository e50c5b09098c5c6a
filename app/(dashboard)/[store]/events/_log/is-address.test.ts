import { expect, it } from 'vitest'
import { isAddress } from './is-address'

it.each([
  ['203.0.113.7', true],
  ['203.0.113.0/24', true],
  ['2001:db8::1', true],
  ['2001:DB8::/32', true],
  ['::ffff:203.0.113.7', true],
  ['203.0.113', false],
  ['203.0.113.0/33', false],
  ['example.org', false],
  ['', false],
])('%j: %s', (text, expected) => expect(isAddress(text)).toBe(expected))
