import { expect, test } from 'vitest'
import { type Direction, nearestNode } from './nearest-node'

const spot = (id: string, x: number, y: number) => ({ id, position: { x, y } })
/** A trigger over a condition with two ways on. */
const spots = [spot('top', 100, 0), spot('middle', 100, 140), spot('yes', 0, 280), spot('no', 290, 280)]

test.each<[string, Direction, string | undefined]>([
  ['top', 'down', 'middle'],
  ['middle', 'down', 'yes'],
  ['yes', 'right', 'no'],
  ['no', 'left', 'yes'],
  ['no', 'up', 'middle'],
  ['top', 'up', undefined],
  ['no', 'down', undefined],
  ['gone', 'down', 'top'],
])('from %s %s leads to %s', (from, direction, to) => {
  expect(nearestNode(spots, from, direction)).toBe(to)
})
