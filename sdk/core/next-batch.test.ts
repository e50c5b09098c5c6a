import { expect, test } from 'vitest'
import { nextBatch } from './next-batch'
import { keptEntries, putEntry } from './queue'
import { shelfInMemory } from './shelf-in-memory'
import type { Entry } from './types'
import { utf8Bytes } from './utf8-bytes'

const ANA = { email: 'ana@example.org' }
const event = (n: number, text = '') => ({ alias: `event-${n}`, payload: { text }, id: `id-${n}`, at: 'now' })

/** The aliases of each batch in turn; `–` for one without events. */
function batchesOf(...entries: Entry[]) {
  const shelf = shelfInMemory()
  for (const [n, entry] of entries.entries()) putEntry(shelf, entry, 1e12 + n, String(n))
  let rest = keptEntries(shelf)
  const batches = []
  for (let batch = nextBatch(rest, 'sdk'); batch; batch = nextBatch(rest, 'sdk')) {
    batches.push(batch)
    rest = rest.slice(batch.kept.length)
  }
  return batches
}
const aliases = (...entries: Entry[]) =>
  batchesOf(...entries).map(({ kept }) => kept.map(({ entry }) => entry.event?.alias ?? '–').join(' '))

test('20 events at most go together, in order', () => {
  const entries = Array.from({ length: 45 }, (_, n) => ({ tracker: 't', event: event(n) }))
  expect(batchesOf(...entries).map(({ kept }) => kept.length)).toEqual([20, 20, 5])
})

test('no body is over 64 KiB, unless one event alone is', () => {
  const entries = [1, 40_000, 30_000, 30_000, 70_000, 1].map((size, n) => ({
    ...{ tracker: 't', contact: ANA, page: { url: 'https://shop.example/' }, event: event(n, 'x'.repeat(size)) },
  }))
  const batches = batchesOf(...entries)
  expect(batches.map(({ kept }) => kept.length)).toEqual([2, 2, 1, 1])
  for (const { kept, body, bytes } of batches) {
    expect(utf8Bytes(JSON.stringify(body))).toBeLessThanOrEqual(bytes)
    if (kept.length > 1) expect(bytes).toBeLessThanOrEqual(65_536)
  }
})

test('another tracker, contact, proof or page begins another request', () => {
  const entry = { tracker: 't', contact: ANA, page: { url: '/a' } }
  expect(
    aliases(
      ...[
        { ...entry, event: event(1) },
        { ...entry, event: event(2) },
      ],
      { ...entry, page: { url: '/b' }, event: event(3) },
      { ...entry, contact: { ...ANA, hash: 'h' }, event: event(4) },
      { tracker: 't', event: event(5) },
      { tracker: 'u', event: event(6) },
    ),
  ).toEqual(['event-1 event-2', 'event-3', 'event-4', 'event-5', 'event-6'])
})

test('contact fields go with the identification and what follows, never with what was before', () => {
  const batches = batchesOf(
    ...[{ tracker: 't', contact: ANA, event: event(1) }],
    { tracker: 't', contact: { ...ANA, fields: { name: 'Ana' } } },
    { tracker: 't', contact: ANA, event: event(2) },
  )
  expect(batches.map(({ body }) => body)).toEqual([
    { trackerId: 't', contact: ANA, events: [event(1)], page: undefined, sdk: 'sdk' },
    { trackerId: 't', contact: { ...ANA, fields: { name: 'Ana' } }, events: [event(2)], page: undefined, sdk: 'sdk' },
  ])
})

test('a mere name asks for a tracker and puts nothing into the body', () => {
  const [first] = batchesOf({ tracker: '~name', contact: ANA, event: event(1) })
  expect(first).toMatchObject({ asksTracker: true, body: { events: [], sdk: 'sdk' } })
  expect(JSON.stringify(first?.body)).not.toContain('name')
})
