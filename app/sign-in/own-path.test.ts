import { expect, test } from 'vitest'
import { ownPath } from './own-path'

test.each([
  [undefined, '/'],
  ['/7c1e/contacts?x=1', '/7c1e/contacts?x=1'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
])('after signing in, next=%j leads to %j', (next, path) => {
  expect(ownPath(next)).toBe(path)
})
