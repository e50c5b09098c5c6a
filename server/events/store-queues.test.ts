import { describe, expect, test } from 'vitest'
import { StoreQueues } from './store-queues'

const waiting = (storeId: string, n: number, key: string | null = null, bytes = 10) => ({
  ...{ n, key },
  entry: { storeId, body: { length: bytes } },
})
type Waiting = ReturnType<typeof waiting>

function filled(...all: Waiting[]): StoreQueues<Waiting> {
  const queues = new StoreQueues<Waiting>()
  for (const one of all) queues.push(one)
  return queues
}
const take = (queues: StoreQueues<Waiting>, entries = 400, bytes = 1_000_000) =>
  queues.take(entries, bytes, ({ key }) => key).map(({ n, entry }) => `${entry.storeId}${n}`)
const many = (storeId: string, count: number) => Array.from({ length: count }, (_, n) => waiting(storeId, n))

describe('a group', () => {
  test('holds what came first of one store, in order', () => {
    const queues = filled(...many('a', 5))
    expect(take(queues, 3)).toEqual(['a0', 'a1', 'a2'])
    expect(take(queues, 3)).toEqual(['a3', 'a4'])
    expect([take(queues), queues.size]).toEqual([[], 0])
  })

  test('gives each store that waits an equal share, and what one leaves to the others', () => {
    const queues = filled(...many('a', 1000), ...many('b', 1000), ...many('c', 2))
    const group = take(queues, 100)
    const of = (store: string) => group.filter((name) => name.startsWith(store)).length
    expect(group).toHaveLength(100)
    expect(of('c')).toBe(2)
    expect(Math.abs(of('a') - of('b'))).toBeLessThanOrEqual(2)
  })

  test('a store behind a flood of another is in the very next group', () => {
    const queues = filled(...many('a', 10_000), waiting('b', 0))
    expect(take(queues)).toContain('b0')
  })

  test('turns over the stores where there are more than it has room for', () => {
    const stores = Array.from({ length: 10 }, (_, i) => String.fromCharCode(97 + i))
    const queues = filled(...stores.flatMap((store) => many(store, 3)))
    const firsts = [...take(queues, 5), ...take(queues, 5)]
    expect(firsts.sort()).toEqual(stores.map((store) => `${store}0`))
  })

  test('has each key once; its repetitions come with the groups after it, before what came later', () => {
    const queues = filled(waiting('a', 0, 'k'), waiting('a', 1, 'k'), waiting('a', 2), waiting('a', 3, 'k'))
    expect(take(queues)).toEqual(['a0', 'a2'])
    expect(take(queues)).toEqual(['a1'])
    expect(take(queues)).toEqual(['a3'])
    expect(queues.size).toBe(0)
  })

  test('ends with the entry that fills its bytes', () => {
    const queues = filled(...many('a', 5))
    expect(take(queues, 400, 25)).toEqual(['a0', 'a1', 'a2'])
  })
})

test('a store that fills its part is full, and the others are not, until all is', () => {
  const queues = filled(...many('a', 10_000))
  expect([queues.isFullFor('a'), queues.isFullFor('b')]).toEqual([true, false])
  for (const one of [...many('b', 5000), ...many('c', 5000)]) queues.push(one)
  expect(queues.isFullFor('d')).toBe(true)
  take(queues)
  expect([queues.isFullFor('a'), queues.isFullFor('d')]).toEqual([false, false])
  const large = filled(waiting('a', 0, null, 40_000_000))
  expect([large.isFullFor('a'), large.isFullFor('b')]).toEqual([true, false])
})
