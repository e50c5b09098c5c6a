import { expect, test } from 'vitest'
import { isSame } from './is-same'

test.each([
  [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
  [{ a: undefined }, {}, true],
  [{ a: null }, {}, false],
  [[1, 2], [1, 2, 3], false],
  [[undefined], [], false],
  [{ 0: 'a' }, ['a'], false],
  ['1', 1, false],
])('%j and %j: %s', (a, b, same) => {
  expect(isSame(a, b)).toBe(same)
  expect(isSame(b, a)).toBe(same)
})
