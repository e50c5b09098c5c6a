import { describe, expect, test } from 'vitest'
import { makeClock, makeDevice, settled } from '@/tests/support/sdk-device'
import { shelfInMemory } from './shelf-in-memory'
import type { Shelf } from './types'

const TRACKER = /^[\w-]{22}$/

describe('when it sends', () => {
  test('a first event within five seconds, together with what follows it', async () => {
    const { core, clock, collector, told } = makeDevice()
    core.track('a', { n: 1 })
    await clock.advance(4_999)
    core.track('b')
    expect(collector.bodies).toEqual([])
    await clock.advance(1)
    expect(collector.bodies).toMatchObject([
      {
        trackerId: expect.stringMatching(TRACKER),
        events: [
          { alias: 'a', payload: { n: 1 }, at: '2026-01-31T10:00:00.000Z' },
          { alias: 'b', payload: {}, at: '2026-01-31T10:00:04.999Z' },
        ],
        sdk: 'test/1.0',
      },
    ])
    expect(told.sent).toMatchObject([{ events: [{ alias: 'a' }, { alias: 'b' }] }])
  })

  test('twenty events at once', async () => {
    const { core, clock, collector } = makeDevice()
    for (let n = 0; n < 20; n++) core.track(`e${n}`)
    await clock.advance(0)
    expect(collector.aliases()).toHaveLength(20)
    expect(collector.bodies).toHaveLength(1)
  })

  test('at flush, which resolves when all of it was tried', async () => {
    const { core, collector } = makeDevice()
    for (let n = 0; n < 45; n++) core.track(`e${n}`)
    await core.flush()
    expect(collector.bodies.map(({ events }) => events.length)).toEqual([20, 20, 5])
    await core.flush()
    expect(collector.bodies).toHaveLength(3)
  })

  test('flush takes what was tracked while another flush was ending', async () => {
    const { core, collector } = makeDevice()
    core.track('a')
    const first = core.flush()
    core.track('b')
    await Promise.all([first, core.flush()])
    expect(collector.aliases()).toEqual(['a', 'b'])
  })
})

describe('who and where', () => {
  test('an event keeps the contact and the page that it happened with', async () => {
    let url = '/a'
    const { core, collector } = makeDevice({ page: () => ({ url, language: 'es' }) })
    core.track('before')
    core.identify('ana@example.org', { name: 'Ana' }, { hash: 'abc' })
    core.track('as ana')
    url = '/b'
    core.track('elsewhere')
    core.page({ title: 'Cart' })
    core.reset()
    core.track('after')
    await core.flush()
    const [before, ana, elsewhere, visit, after] = collector.bodies
    expect(before).not.toHaveProperty('contact')
    expect(ana).toMatchObject({ contact: { email: 'ana@example.org', fields: { name: 'Ana' }, hash: 'abc' } })
    expect(elsewhere).toMatchObject({ page: { url: '/b' }, contact: { email: 'ana@example.org', hash: 'abc' } })
    expect(elsewhere?.contact).not.toHaveProperty('fields')
    expect(visit).toMatchObject({
      page: { url: '/b', title: 'Cart' },
      events: [{ alias: '_page-visit', payload: {}, id: expect.any(String), at: expect.any(String) }],
    })
    expect(after).not.toHaveProperty('contact')
    expect(after?.trackerId).toMatch(TRACKER)
    expect(after?.trackerId).not.toBe(before?.trackerId)
    expect(new Set([before, ana, elsewhere, visit].map((body) => body?.trackerId)).size).toBe(1)
  })

  test('tracker and identity outlive the process', async () => {
    const first = makeDevice()
    first.core.identify('ana@example.org')
    first.core.track('a')
    const { clock, shelf, collector } = first
    await clock.advance(10)
    const second = makeDevice({ clock, shelf, collector })
    second.core.track('b')
    await second.core.flush()
    expect(collector.aliases()).toEqual(['a', 'b'])
    // One body: the same tracker, the same contact.
    expect(collector.bodies).toMatchObject([{ contact: { email: 'ana@example.org' } }])
  })

  test('a tracker of the server replaces the own one, but not in what may have been sent under the own', async () => {
    const { core, collector } = makeDevice()
    core.track('a')
    core.page({ url: '/b' })
    collector.extra = { trackerId: 'of-the-server' }
    await core.flush()
    core.track('c')
    await core.flush()
    const trackers = collector.bodies.map(({ trackerId }) => trackerId)
    expect(trackers).toEqual([expect.stringMatching(TRACKER), trackers[0], 'of-the-server'])
  })

  test('an answer that comes after a reset does not bring the old tracker back', async () => {
    const { core, collector } = makeDevice()
    core.track('a')
    collector.extra = { trackerId: 'of-the-server' }
    const flushed = core.flush()
    core.reset()
    await flushed
    core.track('b')
    await core.flush()
    expect(collector.bodies[1]?.trackerId).toMatch(TRACKER)
  })

  test('without secure random bytes the server makes the tracker before any event is sent', async () => {
    const { core, clock, collector } = makeDevice({ isGuessable: true })
    core.track('a')
    collector.script.push({ status: 500 })
    await core.flush()
    await clock.advance(10_000)
    expect(collector.bodies).toMatchObject([
      { events: [] },
      { trackerId: 'made-by-the-server-1', events: [{ alias: 'a' }] },
    ])
    expect(collector.bodies[0]).not.toHaveProperty('trackerId')
  })

  test('a server that makes no tracker is asked again later, not at once', async () => {
    const { core, collector, told } = makeDevice({ isGuessable: true })
    core.track('a')
    collector.script.push({ body: '{"webContents":[]}' })
    await core.flush()
    expect(collector.bodies).toEqual([])
    expect(told.error).toMatchObject([{ willRetry: true }])
  })
})

describe('what it tells', () => {
  test('rejected events with their reasons, the others as sent, and web contents', async () => {
    const { core, collector, told } = makeDevice()
    core.track('good')
    core.track('bad', { size: 'XL' })
    const validationErrors = [{ path: '/size', reason: 'expected a number' }]
    const webContents = [{ id: 'c', type: 'popup', html: '<p>Hi</p>' }]
    collector.extra = { rejected: [{ index: 1, validationErrors }], webContents }
    await core.flush()
    expect(told.sent).toMatchObject([{ events: [{ alias: 'good' }] }])
    expect(told.rejected).toMatchObject([{ event: { alias: 'bad', payload: { size: 'XL' } }, validationErrors }])
    expect(told.content).toEqual([webContents])
  })

  test('a listener that throws harms no one, and a removed one hears nothing', async () => {
    const { core, told } = makeDevice()
    core.on('sent', () => {
      throw new Error('mine')
    })
    const heard: unknown[] = []
    core.on('sent', (what) => heard.push(what))()
    core.track('a')
    await core.flush()
    expect(told.sent).toHaveLength(1)
    expect(told.error[0]?.reason).toContain('mine')
    expect(heard).toEqual([])
  })

  const circular: Record<string, unknown> = {}
  circular.itself = circular
  test.each([
    ['no alias', undefined, {}],
    ['an empty alias', '', {}],
    ['a circular payload', 'a', circular],
    ['a bigint', 'a', { n: 1n }],
    ['an array', 'a', [1]],
    ['a text', 'a', 'text'],
    ['more than 64 KiB', 'a', { text: '€'.repeat(22_000) }],
  ])('a wrong call never throws and never sends: %s', async (_name, alias, payload) => {
    const { core, collector, told } = makeDevice()
    // What a page without types may do.
    core.track(alias as string, payload as never)
    await core.flush()
    expect(told.error).toMatchObject([{ willRetry: false }])
    expect(collector.bodies).toEqual([])
  })

  test('a payload of 64 KiB is taken, as it was at the call', async () => {
    const { core, collector } = makeDevice()
    const payload = { text: 'x'.repeat(65_536 - 11) }
    core.track('a', payload)
    payload.text = 'changed'
    await core.flush()
    expect(collector.events()[0]?.payload.text).toHaveLength(65_525)
  })

  test('an email that is none is told of, and changes nobody', async () => {
    const { core, collector, told } = makeDevice()
    core.identify(undefined as never)
    core.identify(' ')
    core.track('a')
    await core.flush()
    expect(told.error).toHaveLength(2)
    expect(collector.bodies[0]).not.toHaveProperty('contact')
  })
})

describe('a queue that overflows', () => {
  test('drops the oldest, counts them over restarts and tells', async () => {
    const device = makeDevice({ isOnline: () => false })
    for (let n = 0; n < 1_003; n++) device.core.track(`e${n}`)
    expect(device.told.dropped.at(-1)).toEqual({ count: 1, total: 3, reason: 'queue-full' })
    expect(device.core.droppedCount()).toBe(3)
    const { shelf, collector } = device
    const next = makeDevice({ shelf, collector })
    expect(next.core.droppedCount()).toBe(3)
    await next.core.flush()
    expect(collector.aliases()).toHaveLength(1_000)
    expect(collector.aliases()[0]).toBe('e3')
  })
})

describe('a device that takes nothing', () => {
  const refuse = () => {
    throw new Error('QuotaExceededError')
  }
  test.each<[string, Shelf]>([
    ['storage full', { ...shelfInMemory(), set: refuse }],
    ['storage forbidden', { keys: refuse, get: refuse, set: refuse, remove: refuse }],
  ])('%s: what is tracked is kept in memory and sent', async (_name, shelf) => {
    const { core, collector, told } = makeDevice({ shelf })
    core.identify('ana@example.org')
    core.track('a')
    core.track('b')
    await core.flush()
    expect(collector.aliases()).toEqual(['a', 'b'])
    expect(told.error).toEqual([])
  })
})

describe('a page that may end', () => {
  test('hands over what it tracked, once, and keeps it until an answer', async () => {
    const { core, collector } = makeDevice()
    core.track('a')
    const handed: string[] = []
    const hand = (body: string) => handed.push(body) > 0
    core.leave(hand)
    core.leave(hand)
    expect(handed.map((body) => JSON.parse(body).events[0].alias)).toEqual(['a'])
    await core.flush()
    expect(collector.events()[0]?.id).toBe(JSON.parse(handed[0] ?? '').events[0].id)
    core.track('b')
    core.leave(hand)
    expect(handed).toHaveLength(2)
  })

  test('hands over nothing while the server wants no request', async () => {
    const { core, clock, collector } = makeDevice()
    core.track('a')
    collector.script.push({ status: 503, retryAfter: '60' })
    await core.flush()
    const handed: string[] = []
    const hand = (body: string) => handed.push(body) > 0
    core.leave(hand)
    expect(handed).toEqual([])
    await clock.advance(59_000)
    core.leave(hand)
    expect(handed).toEqual([])
  })

  test('splits into bodies of at most 64 KiB, and offers again what was not taken', () => {
    const { core } = makeDevice()
    for (let n = 0; n < 5; n++) core.track(`e${n}`, { text: 'x'.repeat(30_000) })
    const sizes: number[] = []
    core.leave((body) => sizes.push(body.length) === 1)
    core.leave((body) => sizes.push(body.length) > 0)
    expect(sizes).toHaveLength(5)
    for (const size of sizes) expect(size).toBeLessThanOrEqual(65_536)
  })
})

test('two tabs that share a shelf lose nothing, and what is sent twice has one id', async () => {
  const clock = makeClock()
  const first = makeDevice({ clock })
  const { shelf, collector } = first
  const second = makeDevice({ clock, shelf, collector })
  for (let n = 0; n < 30; n++) {
    first.core.track(`first-${n}`)
    second.core.track(`second-${n}`)
  }
  await clock.advance(5_000)
  await settled()
  expect(collector.events()).toHaveLength(60)
  expect(new Set(collector.aliases()).size).toBe(60)
})

describe('what became of a showing', () => {
  test('goes to the server beside the events, with its time', async () => {
    const { core, clock, collector } = makeDevice()
    core.report('s1', 'shown')
    core.track('a')
    await clock.advance(5_000)
    expect(collector.bodies).toMatchObject([
      { contents: [{ id: 's1', what: 'shown', at: '2026-01-31T10:00:00.000Z' }], events: [{ alias: 'a' }] },
    ])
    core.track('b')
    await core.flush()
    expect(collector.bodies[1]).not.toHaveProperty('contents')
  })

  test('survives the page and a lost connection', async () => {
    const shelf = shelfInMemory()
    const { core, collector } = makeDevice({ shelf })
    collector.script.push(undefined)
    core.report('s1', 'closed')
    await core.flush()
    const next = makeDevice({ shelf })
    await next.core.flush()
    expect(next.collector.bodies).toMatchObject([{ contents: [{ id: 's1', what: 'closed' }], events: [] }])
  })

  test('is not kept without consent', async () => {
    const { core, collector } = makeDevice()
    core.consent(false)
    core.report('s1', 'shown')
    core.consent(true)
    await core.flush()
    expect(collector.bodies).toEqual([])
  })
})
