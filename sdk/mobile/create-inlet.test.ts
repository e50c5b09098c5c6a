import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type CollectServer, startCollectServer } from '@/tests/support/collector'
import { createInlet } from './create-inlet'
import type { InletOptions } from './options'

const STORE = '0198a7c0-0000-7000-8000-000000000001'

let server: CollectServer
beforeEach(async () => {
  server = await startCollectServer()
})
afterEach(() => server.stop())

/** As AsyncStorage is: every call takes a while. `texts` is what the device holds. */
function makeStorage(texts = new Map<string, string>()) {
  const later = () => new Promise((resolve) => setTimeout(resolve, 2))
  return {
    texts,
    getItem: (key: string) => later().then(() => texts.get(key) ?? null),
    setItem: (key: string, text: string) => later().then(() => void texts.set(key, text)),
    removeItem: (key: string) => later().then(() => void texts.delete(key)),
  }
}

const open = (options: Partial<InletOptions> = {}) =>
  createInlet({ store: STORE, host: server.origin, storage: makeStorage(), ...options })

test('an app that calls at once sends all of it, in order, to the store it names', async () => {
  const inlet = open({ host: `${server.origin}/` })
  inlet.identify('ana@example.org', { name: 'Ana' })
  inlet.track('a', { n: 1 })
  inlet.page({ title: 'Cart' })
  inlet.track('b')
  await inlet.flush()
  expect(server.aliases()).toEqual(['a', '_page-visit', 'b'])
  expect(server.bodies).toMatchObject([
    { contact: { email: 'ana@example.org', fields: { name: 'Ana' } }, sdk: 'inlet-mobile.js/1.0' },
    { page: { title: 'Cart' } },
  ])
})

test('what could not be sent is there after a restart, under the same id and tracker', async () => {
  const storage = makeStorage()
  const first = open({ storage, fetch: () => Promise.reject(new Error('offline')) })
  first.track('a')
  await first.flush()
  expect(server.bodies).toEqual([])
  const kept = JSON.stringify([...storage.texts.values()])
  const second = open({ storage })
  await second.flush()
  const [event] = server.events()
  expect(event?.alias).toBe('a')
  expect(kept).toContain(event?.id)
  expect(kept).toContain(event?.tracker)
  // Only who it is stays, not what was sent.
  expect(JSON.stringify([...storage.texts.values()])).not.toContain(event?.id)
})

test('going to the background sends what waits', async () => {
  let goToBackground = () => {}
  const onBackground = (flush: () => void) => {
    goToBackground = flush
  }
  const inlet = open({ appState: { onBackground } })
  inlet.track('a')
  goToBackground()
  await vi.waitFor(() => expect(server.aliases()).toEqual(['a']))
})

test('what overflows is counted, over restarts', async () => {
  const storage = makeStorage()
  const offline = () => Promise.reject(new Error('offline'))
  const first = open({ storage, fetch: offline })
  await first.flush()
  for (let n = 0; n < 1_005; n++) first.track(`e${n}`)
  expect(first.droppedCount()).toBe(5)
  await first.flush()
  const second = open({ storage, fetch: offline })
  await second.flush()
  expect(second.droppedCount()).toBe(5)
})

describe('a device without secure random bytes', () => {
  const fetch: InletOptions['fetch'] = (address, options) => globalThis.fetch(address, options)

  test('lets the server make the tracker, and keeps it', async () => {
    vi.stubGlobal('crypto', undefined)
    const storage = makeStorage()
    const inlet = open({ storage, fetch })
    inlet.track('a')
    await inlet.flush()
    const again = open({ storage, fetch })
    again.track('b')
    await again.flush()
    vi.unstubAllGlobals()
    expect(server.bodies[0]).toEqual({ events: [], sdk: 'inlet-mobile.js/1.0' })
    expect(server.events().map(({ alias, tracker }) => [alias, tracker])).toEqual([
      ['a', 'made-by-the-server-1'],
      ['b', 'made-by-the-server-1'],
    ])
  })

  test('uses those that the app gives it', async () => {
    vi.stubGlobal('crypto', undefined)
    const inlet = open({ fetch, getRandomValues: (bytes) => bytes.fill(255) })
    inlet.track('a')
    await inlet.flush()
    vi.unstubAllGlobals()
    expect(server.events()[0]?.tracker).toBe(Buffer.alloc(16, 255).toString('base64url'))
  })
})

describe('consent', () => {
  test('pending: nothing is stored or sent; yes: all of it is', async () => {
    const storage = makeStorage()
    const inlet = open({ storage, consent: 'pending' })
    inlet.track('a')
    await inlet.flush()
    expect([server.bodies, [...storage.texts.keys()]]).toEqual([[], []])
    inlet.consent(true)
    await inlet.flush()
    expect(server.aliases()).toEqual(['a'])
  })

  test('a no before the storage was read still empties it', async () => {
    const storage = makeStorage()
    const first = open({ storage, fetch: () => Promise.reject(new Error('offline')) })
    first.track('a')
    await first.flush()
    const second = open({ storage })
    second.consent(false)
    await second.flush()
    expect([server.bodies, [...storage.texts.keys()]]).toEqual([[], []])
  })
})

test('a storage that refuses everything costs no event', async () => {
  const refuse = () => Promise.reject(new Error('disk full'))
  const inlet = open({ storage: { getItem: refuse, setItem: refuse, removeItem: refuse } })
  inlet.track('a')
  await inlet.flush()
  expect(server.aliases()).toEqual(['a'])
})

test('a storage that holds something else is no obstacle', async () => {
  const storage = makeStorage(new Map([[`inlet:${STORE}`, '[{"not":"ours"}]']]))
  const inlet = open({ storage })
  inlet.track('a')
  await inlet.flush()
  expect(server.aliases()).toEqual(['a'])
})
