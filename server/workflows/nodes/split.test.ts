import { describe, expect, test } from 'vitest'
import { advance } from '../advance'
import { problemsOf } from '../problems-of'
import { ANA, DEFINITIONS, NOW, ORDER, order, version } from '../test-definitions'

const document = (shares: object, ports: string[] = Object.keys(shares)) => ({
  nodes: [
    { id: 'n1', type: 'receive-event', config: { eventTypeId: ORDER } },
    { id: 'n2', type: 'split', config: { shares } },
    ...ports.map((port) => ({ id: `to-${port}`, type: 'wait', config: { for: { value: 1, unit: 'day' } } })),
  ],
  edges: [{ from: 'n1', to: 'n2' }, ...ports.map((port) => ({ from: 'n2', to: `to-${port}`, port }))],
})
const env = { now: NOW, contactFields: DEFINITIONS.contactFields }
const wayOf = (shares: object, contactId: string, workflowId = 'w1') =>
  advance(version(document(shares), workflowId), { ...ANA, id: contactId }, order({}), env).steps[1]?.port ?? ''
const counted = (shares: object, workflowId?: string) => {
  const ways: Record<string, number> = {}
  for (let n = 0; n < 4000; n++) {
    const way = wayOf(shares, `contact ${n}`, workflowId)
    ways[way] = (ways[way] ?? 0) + 1
  }
  return ways
}

describe('split', () => {
  test('sends as many each way as its shares say, within what chance does', () => {
    const { a = 0, b = 0, c = 0, ...rest } = counted({ a: 70, b: 25, c: 5 })
    expect(rest).toEqual({})
    for (const [got, share] of [
      [a, 70],
      [b, 25],
      [c, 5],
    ] as const)
      expect(Math.abs(got / 40 - share)).toBeLessThan(4)
  })

  test('sends a contact the same way every time, and in another workflow by another lot', () => {
    for (let n = 0; n < 50; n++) expect(wayOf({ a: 50, b: 50 }, `c${n}`)).toBe(wayOf({ a: 50, b: 50 }, `c${n}`))
    const differs = Array.from({ length: 50 }, (_, n) => n).some(
      (n) => wayOf({ a: 50, b: 50 }, `c${n}`, 'w1') !== wayOf({ a: 50, b: 50 }, `c${n}`, 'w2'),
    )
    expect(differs).toBe(true)
  })

  test.each([
    [{ a: 60, b: 30 }, ['a', 'b'], 'The shares must be 100 % in all.'],
    [{ a: 100 }, ['a'], 'expected at most 99 %'],
    [{ a: 50, b: 50 }, ['a', 'b', 'c'], 'must leave from the port "a" or "b"; not from "c"'],
  ])('shares %j with the ways %j are told what is wrong', (shares, ports, reason) => {
    const reasons = problemsOf(document(shares, ports), DEFINITIONS).map((problem) => problem.reason)
    expect(reasons.join(' ')).toContain(reason)
  })

  test('ways that exist are no problem', () => {
    expect(problemsOf(document({ a: 1, b: 99 }), DEFINITIONS)).toEqual([])
  })
})
