import { expect, test } from 'vitest'
import { keptEntries, putEntry, trimQueue } from './queue'
import { shelfInMemory } from './shelf-in-memory'
import type { Entry } from './types'

const START = Date.parse('2026-01-31T10:00:00Z')
const entry = (n: number, text = ''): Entry => ({
  tracker: 't',
  event: { alias: `event-${n}`, payload: { text }, id: `id-${n}`, at: '2026-01-31T10:00:00.000Z' },
})
const aliasesOn = (shelf: ReturnType<typeof shelfInMemory>) => keptEntries(shelf).map((kept) => kept.entry.event?.alias)

test('entries come back oldest first, whatever the order in which the shelf lists them', () => {
  const shelf = shelfInMemory()
  for (const n of [3, 1, 36 ** 2, 2]) putEntry(shelf, entry(n), START + n, `id-${n}`)
  expect(aliasesOn(shelf)).toEqual(['event-1', 'event-2', 'event-3', 'event-1296'])
})

test('beyond 1,000 entries the oldest go', () => {
  const shelf = shelfInMemory()
  for (let n = 0; n < 1_003; n++) putEntry(shelf, entry(n), START + n, `id-${n}`)
  expect(trimQueue(shelf)).toBe(3)
  expect(aliasesOn(shelf)).toHaveLength(1_000)
  expect(aliasesOn(shelf)[0]).toBe('event-3')
  expect(trimQueue(shelf)).toBe(0)
})

test('beyond 512 KB of UTF-8 the oldest go', () => {
  const shelf = shelfInMemory()
  // Three bytes each, though one character.
  for (let n = 0; n < 10; n++) putEntry(shelf, entry(n, '€'.repeat(20_000)), START + n, `id-${n}`)
  expect(trimQueue(shelf)).toBe(2)
  expect(keptEntries(shelf).reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(512 * 1024)
  expect(aliasesOn(shelf)[0]).toBe('event-2')
})

test('what is no entry is removed, and hides none', () => {
  const shelf = shelfInMemory()
  putEntry(shelf, entry(1), START, 'id-1')
  for (const [n, text] of ['', '{', 'null', '[]', '7', '{"event":{}}', '{"tracker":7}'].entries())
    shelf.set(`entry.a.b.${n}`, text)
  shelf.set('identity', '{}')
  expect(aliasesOn(shelf)).toEqual(['event-1'])
  expect(shelf.keys().filter((key) => key.startsWith('entry.'))).toHaveLength(1)
})
