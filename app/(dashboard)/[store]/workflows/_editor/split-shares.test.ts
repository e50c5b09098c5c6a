import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addWay,
  evenShares,
  readShares,
  removeWay,
  type Share,
  SPLIT_WAYS,
  sharesConfigOf,
  sumOfShares,
} from './split-shares'

const percentsOf = (shares: Share[]) => shares.map(({ way, percent }) => `${way} ${percent}`)
const half: Share[] = [
  { way: 'a', percent: 50 },
  { way: 'b', percent: 50 },
]

test('what a config says is read in the order of the ways, and an empty field is null', () => {
  expect(readShares({ shares: { c: 40, a: null, x: 3 } })).toEqual([
    { way: 'a', percent: null },
    { way: 'c', percent: 40 },
  ])
  expect(readShares(sharesConfigOf(half))).toEqual(half)
  expect(readShares({ shares: 'half' })).toEqual([])
})

describe('redistribution', () => {
  test('even shares differ by one at most, the first ones being the larger', () => {
    expect(percentsOf(evenShares(addWay(half)))).toEqual(['a 34', 'b 33', 'c 33'])
  })

  test('a new way takes the first free letter and its even share', () => {
    expect(percentsOf(addWay(half))).toEqual(['a 34', 'b 33', 'c 33'])
    expect(percentsOf(addWay(removeWay(addWay(half), 'b'))).map((text) => text[0])).toEqual(['a', 'b', 'c'])
  })

  test('a sixth way is not added', () => {
    const five = addWay(addWay(addWay(half)))
    expect(addWay(five)).toEqual(five)
  })

  test('what a removed way had goes to the others by what they have', () => {
    const shares: Share[] = [
      { way: 'a', percent: 60 },
      { way: 'b', percent: 20 },
      { way: 'c', percent: 20 },
    ]
    expect(percentsOf(removeWay(shares, 'c'))).toEqual(['a 75', 'b 25'])
  })

  test('whatever was typed, every way has a whole percentage of at least 1 afterwards, and all together 100', () => {
    const percent = fc.option(fc.integer({ min: -5, max: 200 }), { nil: null })
    fc.assert(
      fc.property(fc.array(percent, { minLength: 3, maxLength: 4 }), (percents) => {
        const shares = percents.map((one, at): Share => ({ way: SPLIT_WAYS[at] ?? 'a', percent: one }))
        for (const next of [addWay(shares), removeWay(shares, 'b'), evenShares(shares)]) {
          expect(sumOfShares(next)).toBe(100)
          expect(next.every((share) => Number.isInteger(share.percent) && (share.percent ?? 0) >= 1)).toBe(true)
        }
      }),
    )
  })
})
