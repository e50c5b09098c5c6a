import { expect, test } from 'vitest'
import { makeDevice } from '@/tests/support/sdk-device'
import type { Shelf } from './types'

/** A shelf that must not be touched. */
const untouchable = new Proxy({} as Shelf, {
  get: (_target, name) => () => {
    throw new Error(`${String(name)} was called`)
  },
})

test('pending: nothing is read, written or sent', async () => {
  const touched: string[] = []
  const shelf = { ...untouchable }
  for (const name of ['keys', 'get', 'set', 'remove'] as const)
    shelf[name] = () => {
      touched.push(name)
      return [] as never
    }
  const { core, clock, collector } = makeDevice({ shelf, isPending: true })
  core.identify('ana@example.org')
  for (let n = 0; n < 30; n++) core.track(`e${n}`)
  core.leave(() => true)
  await core.flush()
  await clock.advance(60_000)
  expect([touched, collector.bodies]).toEqual([[], []])
})

test('a yes sends what was kept in memory, as of the tracker that the device knew', async () => {
  const before = makeDevice()
  before.core.track('earlier')
  await before.core.flush()
  const { shelf, collector } = before
  const { core, clock } = makeDevice({ shelf, collector, isPending: true })
  core.track('a')
  core.identify('ana@example.org')
  core.track('b')
  core.consent(true)
  await clock.advance(5_000)
  expect(collector.aliases()).toEqual(['earlier', 'a', 'b'])
  expect(new Set(collector.bodies.map(({ trackerId }) => trackerId)).size).toBe(1)
  expect(collector.bodies.at(-1)).toMatchObject({ contact: { email: 'ana@example.org' } })
})

test('a yes after a reset does not bring back whom the device knew', async () => {
  const before = makeDevice()
  before.core.identify('ana@example.org')
  await before.core.flush()
  const { shelf, collector } = before
  const { core } = makeDevice({ shelf, collector, isPending: true })
  core.track('a')
  core.reset()
  core.track('b')
  core.consent(true)
  core.track('c')
  await core.flush()
  const [ana, a, b] = collector.bodies
  expect(a?.trackerId).toBe(ana?.trackerId)
  expect(b?.trackerId).not.toBe(ana?.trackerId)
  expect(b?.events.map(({ alias }) => alias)).toEqual(['b', 'c'])
  expect(b).not.toHaveProperty('contact')
})

test('a no forgets events, tracker and identity, and takes no more', async () => {
  const { core, clock, collector, shelf, told } = makeDevice()
  core.identify('ana@example.org')
  core.track('a')
  core.consent(false)
  expect(shelf.keys()).toEqual([])
  core.track('b')
  core.identify('ana@example.org')
  await core.flush()
  await clock.advance(60_000)
  expect(collector.bodies).toEqual([])
  expect(told.dropped.at(-1)).toMatchObject({ reason: 'no-consent' })
  core.consent(true)
  core.track('c')
  await core.flush()
  expect(collector.aliases()).toEqual(['c'])
  expect(collector.bodies[0]).not.toHaveProperty('contact')
})

test('a no while a request is under way leaves nothing behind', async () => {
  const { core, collector, shelf } = makeDevice()
  core.track('a')
  collector.script.push({ status: 503, retryAfter: '60' })
  const flushed = core.flush()
  core.consent(false)
  await flushed
  expect(shelf.keys()).toEqual([])
})

test('back to pending: what follows is kept in memory', async () => {
  const { core, clock, collector, shelf } = makeDevice()
  core.track('a')
  await core.flush()
  core.consent('pending')
  core.track('b')
  await clock.advance(60_000)
  expect(collector.aliases()).toEqual(['a'])
  expect(shelf.keys().filter((key) => key.startsWith('entry.'))).toEqual([])
  core.consent(true)
  await core.flush()
  expect(collector.aliases()).toEqual(['a', 'b'])
  expect(new Set(collector.bodies.map(({ trackerId }) => trackerId)).size).toBe(1)
})
