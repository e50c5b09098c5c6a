import { describe, expect, test } from 'vitest'
import { makeClock, makeDevice } from '@/tests/support/sdk-device'

describe('what is tried again', () => {
  test.each([
    ['no connection', undefined],
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['408', { status: 408 }],
    ['429', { status: 429 }],
    ['a 200 that is not ours', { status: 200, body: '<html>Sign in to this network</html>' }],
    ['a 200 of another shape', { status: 200, body: '[]' }],
    ['a redirect', { status: 302 }],
  ])('%s: the same event under the same id', async (_name, reply) => {
    const { core, clock, collector, told } = makeDevice()
    core.track('a')
    collector.script.push(reply)
    await core.flush()
    expect(told.error).toMatchObject([{ willRetry: true }])
    expect(collector.bodies).toEqual([])
    await clock.advance(2_000)
    expect(collector.aliases()).toEqual(['a'])
  })

  test('a request without an answer for half a minute', async () => {
    let isSilent = true
    const { core, clock, told } = makeDevice({
      post: () => (isSilent ? new Promise(() => {}) : Promise.resolve({ status: 200, retryAfter: null, body: '{}' })),
    })
    core.track('a')
    void core.flush()
    await clock.advance(30_000)
    expect(told.error).toMatchObject([{ willRetry: true }])
    isSilent = false
    await clock.advance(2_000)
    expect(told.sent).toHaveLength(1)
  })

  test('each time after twice as long, up to five minutes, with jitter', async () => {
    for (const [jitter, share] of [
      [0, 0.5],
      [0.5, 0.75],
    ] as const) {
      const clock = makeClock()
      const tries: number[] = []
      const { core } = makeDevice({
        ...{ clock, jitter: () => jitter },
        post: () => {
          tries.push(clock.now())
          return Promise.reject(new Error('down'))
        },
      })
      core.track('a')
      await clock.advance(3_600_000)
      const pauses = tries.slice(1).map((at, n) => at - (tries[n] ?? 0))
      expect(pauses.slice(0, 9)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300].map((seconds) => seconds * 1_000 * share))
    }
  })
})

test.each([400, 401, 403, 404, 413, 415, 422])('%d is never sent again, and told', async (status) => {
  const { core, clock, collector, told } = makeDevice()
  core.track('a')
  collector.script.push({ status, body: '{"detail":"The store is blocked."}' })
  await core.flush()
  expect(told.error).toEqual([{ reason: 'The store is blocked.', status, willRetry: false }])
  expect(told.dropped).toEqual([{ count: 1, total: 1, reason: 'refused' }])
  core.track('b')
  await clock.advance(3_600_000)
  expect(collector.aliases()).toEqual(['b'])
})

test('a refused request for a tracker drops what asked for it', async () => {
  const { core, collector, told } = makeDevice({ isGuessable: true })
  core.track('a')
  collector.script.push({ status: 404 })
  await core.flush()
  expect(told.dropped).toMatchObject([{ count: 1, reason: 'refused' }])
})

describe('Retry-After', () => {
  test.each(['120', 'Sat, 31 Jan 2026 10:02:00 GMT'])(
    '%s is obeyed, by flush and by other tabs too',
    async (retryAfter) => {
      const clock = makeClock()
      const { core, collector, shelf } = makeDevice({ clock })
      core.track('a')
      collector.script.push({ status: 429, retryAfter })
      await core.flush()
      await clock.advance(1)
      const other = makeDevice({ clock, shelf, collector })
      other.core.track('b')
      await clock.advance(119_998)
      await Promise.all([core.flush(), other.core.flush()])
      expect(collector.bodies).toEqual([])
      await clock.advance(1_001)
      expect(collector.aliases()).toEqual(['a', 'b'])
    },
  )

  test('a stored one that is days off is not believed', async () => {
    const { core, clock, collector, shelf } = makeDevice()
    shelf.set('closed-until', String(clock.now() + 7 * 86_400_000))
    core.track('a')
    await core.flush()
    expect(collector.aliases()).toEqual(['a'])
  })
})

test('offline: no request; flush, as on the `online` event, sends at once', async () => {
  let isOnline = false
  const { core, clock, collector } = makeDevice({ isOnline: () => isOnline })
  core.track('a')
  await clock.advance(600_000)
  expect(collector.bodies).toEqual([])
  isOnline = true
  await core.flush()
  expect(collector.aliases()).toEqual(['a'])
})
