import { expect, test } from 'vitest'
import { layoutOf, widthOf } from './layout'

const node = (id: string) => ({ id, type: 'x', config: {} })

test('"yes" stands at the left of "no", in whatever order the lines were drawn', () => {
  const edges = [
    { from: 'c', to: 'n', port: 'no' },
    { from: 'c', to: 'y', port: 'yes' },
    { from: 'n', to: 'd', port: 'no' },
    { from: 'n', to: 'e', port: 'yes' },
  ]
  const places = layoutOf({ nodes: ['c', 'n', 'y', 'd', 'e'].map(node), edges })
  const x = (id: string) => places.get(id)?.x ?? Number.NaN
  expect(x('y')).toBeLessThan(x('n'))
  expect(x('e')).toBeLessThan(x('d'))
})

test('branches that meet again, circles and lines to nowhere have a place too', () => {
  const edges = [
    { from: 'a', to: 'b' },
    { from: 'a', to: 'c' },
    { from: 'b', to: 'd' },
    { from: 'c', to: 'd' },
    { from: 'd', to: 'a' },
    { from: 'd', to: 'gone' },
  ]
  expect([...layoutOf({ nodes: ['a', 'b', 'c', 'd'].map(node), edges }).values()].flatMap(Object.values)).toSatisfy(
    (places: number[]) => places.every(Number.isFinite),
  )
})

test('a split of five ways is wide enough for their names, and nothing stands in its way', () => {
  const split = { id: 's', type: 'split', config: { shares: { a: 20, b: 20, c: 20, d: 20, e: 20 } } }
  const edges = ['s', 'x'].map((to) => ({ from: 't', to }))
  const places = layoutOf({ nodes: [node('t'), split, node('x')], edges })
  expect(widthOf(split)).toBe(420)
  expect((places.get('x')?.x ?? 0) - (places.get('s')?.x ?? 0)).toBeGreaterThanOrEqual(420)
})
