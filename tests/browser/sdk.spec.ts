import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { STUB } from '../../app/docs/sdk/_sdk/snippets'
import { buildSdk } from '../../scripts/sdk.mjs'
import type { Inlet } from '../../sdk/core/public-types'
import { type CollectServer, type Page200, startCollectServer } from '../support/collector'

/** The built script in a shop's page, in front of a server of this file's that takes events as contract §5 says. */
const STORE = '0198a7c0-0000-7000-8000-000000000001'
type Shop = { inlet: Inlet & ((...call: unknown[]) => unknown) }
declare const window: Shop & typeof globalThis

type Fixtures = {
  /** Takes events and serves the script. */
  inlet: CollectServer
  /** Another origin; `at(path, html)` makes a page of it. */
  shop: { at(path: string, html: string, headers?: Record<string, string>): string }
  /** What pages complained about; must be empty at the end. */
  complaints: string[]
}

let script = ''
const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  inlet: async ({}, use) => {
    const server = await startCollectServer({
      '/sdk/inlet.js': () => ({ headers: { 'content-type': 'text/javascript' }, body: script }),
    })
    await use(server)
    await server.stop()
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  shop: async ({}, use) => {
    const pages: Record<string, () => Page200> = {}
    const server = await startCollectServer(pages)
    await use({
      at(path, html, headers = {}) {
        const type = path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8'
        pages[path] = () => ({ headers: { 'content-type': type, ...headers }, body: html })
        return server.origin + path
      },
    })
    await server.stop()
  },
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = []
      context.on('weberror', (error) => complaints.push(error.error().message))
      context.on('console', (message) => {
        const isOurs = /Content Security|inlet/i.test(message.text())
        if (message.type() === 'error' && isOurs) complaints.push(message.text())
      })
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

test.beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'inlet-sdk-'))
  await buildSdk(folder)
  script = readFileSync(join(folder, 'inlet.js'), 'utf8')
  rmSync(folder, { recursive: true })
})

const tag = ({ origin }: CollectServer, more = '') =>
  `<!doctype html><title>Shop</title><script async src="${origin}/sdk/inlet.js" data-store="${STORE}" ${more}></script>`

const loaded = (page: Page) =>
  page.waitForFunction(() => typeof window.inlet?.track === 'function' && !('q' in window.inlet))
const track = (page: Page, alias: string, payload = {}) =>
  page.evaluate(([alias, payload]) => window.inlet.track(alias, payload), [alias, payload] as const)
const flush = (page: Page) => page.evaluate(() => window.inlet.flush())

/** Opens an empty page of the shop that carries the script's tag. */
async function openShop(page: Page, { inlet, shop }: Pick<Fixtures, 'inlet' | 'shop'>, more = ''): Promise<void> {
  await page.goto(shop.at('/', tag(inlet, more)))
  await loaded(page)
}
const storedKeys = (page: Page) => page.evaluate(() => Object.keys(localStorage))
const arrived = (inlet: CollectServer) => expect.poll(() => inlet.aliases())

test('calls before the script has loaded are kept, in order, and told where they happened', async ({
  page,
  inlet,
  shop,
}) => {
  const calls = `<script>${STUB};
    inlet('identify', 'ana@example.org', { name: 'Ana' });
    inlet.track('first', { n: 1 });
    inlet('track', 'second');
    inlet.on('sent', function () { document.title = 'sent' });
  </script>`
  await page.goto(shop.at('/', `<html lang="es"><title>Shop</title>${calls}${tag(inlet)}`))
  await loaded(page)
  await flush(page)
  expect(inlet.bodies).toMatchObject([
    {
      trackerId: expect.stringMatching(/^[\w-]{22}$/),
      contact: { email: 'ana@example.org', fields: { name: 'Ana' } },
      events: [{ alias: 'first', payload: { n: 1 } }, { alias: 'second' }],
      page: { url: page.url(), title: 'Shop', language: 'es' },
      sdk: 'inlet.js/1.0',
    },
  ])
  await expect(page).toHaveTitle('sent')
})

test('init by call opens it where the tag names no store', async ({ page, inlet, shop }) => {
  const source = `<script>${STUB}; inlet.track('early')</script><script async src="${inlet.origin}/sdk/inlet.js"></script>`
  await page.goto(shop.at('/', source))
  await loaded(page)
  await page.evaluate((store) => window.inlet('init', { store }), STORE)
  await flush(page)
  expect(inlet.aliases()).toEqual(['early'])
})

test('offline, then online: all of it arrives by itself, under the ids it had', async ({
  page,
  context,
  inlet,
  shop,
}) => {
  await openShop(page, { inlet, shop })
  await context.setOffline(true)
  await track(page, 'in the tunnel')
  // So often in vain that the next try by the clock would come too late for this test.
  for (let n = 0; n < 7; n++) await flush(page)
  const stored = await page.evaluate(() => JSON.stringify(Object.values(localStorage)))
  expect(inlet.bodies).toEqual([])
  await context.setOffline(false)
  await arrived(inlet).toEqual(['in the tunnel'])
  expect(stored).toContain(inlet.events()[0]?.id)
})

test('a tab that is closed at once has sent', async ({ page, inlet, shop }) => {
  await openShop(page, { inlet, shop })
  await track(page, 'last words')
  await page.close()
  await arrived(inlet).toEqual(['last words'])
})

test('leaving for another page sends at once; the next page of the shop repeats it under the same id', async ({
  page,
  inlet,
  shop,
}) => {
  await openShop(page, { inlet, shop })
  await page.evaluate(
    (elsewhere) => {
      window.inlet.track('left')
      location.href = elsewhere
    },
    shop.at('/elsewhere', '<!doctype html><title>Elsewhere</title>'),
  )
  await arrived(inlet).toEqual(['left'])
  await openShop(page, { inlet, shop })
  await flush(page)
  await track(page, 'right')
  await flush(page)
  expect(inlet.aliases()).toEqual(['left', 'right'])
  expect(inlet.bodies).toHaveLength(3)
  expect(new Set(inlet.bodies.map(({ trackerId }) => trackerId)).size).toBe(1)
})

test('more than a beacon holds is split, and nothing of it is lost', async ({ page, inlet, shop }) => {
  await openShop(page, { inlet, shop })
  await page.evaluate(
    (next) => {
      for (let n = 0; n < 6; n++) window.inlet.track(`e${n}`, { text: 'x'.repeat(30_000) })
      location.href = next
    },
    shop.at('/next', tag(inlet)),
  )
  await page.waitForURL('**/next')
  await loaded(page)
  await flush(page)
  expect(inlet.aliases().sort()).toEqual(['e0', 'e1', 'e2', 'e3', 'e4', 'e5'])
  for (const body of inlet.bodies) expect(JSON.stringify(body).length).toBeLessThanOrEqual(65_536)
})

test('the server down while the page is left: the next page sends', async ({ page, inlet, shop }) => {
  await openShop(page, { inlet, shop })
  inlet.script.push(undefined, undefined)
  await track(page, 'a')
  await flush(page)
  await page.reload()
  await loaded(page)
  await flush(page)
  await arrived(inlet).toEqual(['a'])
})

test('a strict CSP lets it work, without any inline script or style', async ({ page, inlet, shop }) => {
  const csp = `default-src 'none'; script-src 'self' ${inlet.origin}; connect-src ${inlet.origin}; style-src 'none'; require-trusted-types-for 'script'`
  shop.at('/shop.js', `${STUB}; inlet.track('from the shop');`)
  const html = `<!doctype html><script src="/shop.js"></script>${tag(inlet)}`
  await page.goto(shop.at('/', html, { 'content-security-policy': csp }))
  await loaded(page)
  await flush(page)
  await track(page, 'on the way out')
  await page.close()
  await arrived(inlet).toEqual(['from the shop', 'on the way out'])
})

test('Global Privacy Control: nothing is stored or sent until a plain yes', async ({ page, inlet, shop }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { value: true }))
  await openShop(page, { inlet, shop })
  for (let n = 0; n < 20; n++) await track(page, `e${n}`)
  await flush(page)
  expect([await storedKeys(page), inlet.bodies]).toEqual([[], []])
  await page.evaluate(() => window.inlet.consent(true))
  await flush(page)
  expect(inlet.aliases()).toHaveLength(20)
})

test('consent pending: nothing is stored or sent, not even by a closing page', async ({
  page,
  context,
  inlet,
  shop,
}) => {
  await openShop(page, { inlet, shop }, 'data-consent="pending"')
  await page.evaluate(() => window.inlet.identify('ana@example.org'))
  await track(page, 'a')
  await flush(page)
  expect([await storedKeys(page), inlet.bodies]).toEqual([[], []])
  await page.close()
  const next = await context.newPage()
  await openShop(next, { inlet, shop }, 'data-consent="pending"')
  await track(next, 'b')
  await next.evaluate(() => window.inlet.consent(true))
  await flush(next)
  expect(inlet.aliases()).toEqual(['b'])
  await next.evaluate(() => window.inlet.consent(false))
  expect(await storedKeys(next)).toEqual([])
})

const withoutLocks = (context: BrowserContext) =>
  context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }))

for (const [name, prepare] of [
  ['by Web Locks', async () => {}],
  ['by a lease', withoutLocks],
] as const)
  test(`two tabs lose nothing, share the tracker and send in turns: ${name}`, async ({ context, inlet, shop }) => {
    await prepare(context)
    const pages = [await context.newPage(), await context.newPage()] as const
    inlet.thinkMs = 20
    // One after the other, so that the first makes the tracker.
    for (const page of pages) await openShop(page, { inlet, shop })
    const both = pages.map((page, tab) =>
      page.evaluate(async (tab) => {
        for (let n = 0; n < 50; n++) {
          window.inlet.track(`${tab}-${n}`)
          if (n % 10 === 9) await window.inlet.flush()
        }
      }, tab),
    )
    await Promise.all(both)
    await arrived(inlet).toHaveLength(100)
    const trackers = new Set(inlet.bodies.map(({ trackerId }) => trackerId))
    expect([new Set(inlet.aliases()).size, trackers.size, inlet.mostAtOnce()]).toEqual([100, 1, 1])
  })

test('storage full: what is tracked is sent all the same, also by a closing page', async ({ page, inlet, shop }) => {
  await page.goto(shop.at('/empty', '<!doctype html><title>Shop</title>'))
  await page.evaluate(() => {
    for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (let n = 0; ; n++) localStorage.setItem(`shop-${size}-${n}`, 'x'.repeat(size))
      } catch {
        // Full for this size.
      }
    }
  })
  await openShop(page, { inlet, shop })
  await track(page, 'a')
  await flush(page)
  expect(inlet.aliases()).toEqual(['a'])
  await track(page, 'b')
  await page.close()
  await arrived(inlet).toEqual(['a', 'b'])
})

test('storage forbidden: what is tracked is sent all the same, also by a closing page', async ({
  page,
  inlet,
  shop,
}) => {
  await page.goto(shop.at('/', tag(inlet), { 'content-security-policy': 'sandbox allow-scripts' }))
  await loaded(page)
  expect(
    await page.evaluate(() =>
      Promise.resolve()
        .then(() => localStorage.length)
        .catch(String),
    ),
  ).toContain('SecurityError')
  await track(page, 'a')
  await flush(page)
  expect(inlet.aliases()).toEqual(['a'])
  await track(page, 'b')
  await page.close()
  await arrived(inlet).toEqual(['a', 'b'])
})

test('wrong calls and angry servers never throw into the page', async ({ page, inlet, shop }) => {
  await openShop(page, { inlet, shop })
  const told = await page.evaluate(async () => {
    const told: string[] = []
    window.inlet.on('error', ({ reason }) => told.push(reason))
    for (const wrong of [undefined, null, 7, { store: 7, host: 7 }]) window.inlet('init', wrong)
    window.inlet.track('a', { itself: window } as never)
    window.inlet.track(undefined as never)
    window.inlet.identify(7 as never)
    window.inlet.track('b')
    return told
  })
  expect(told).toHaveLength(3)
  inlet.script.push({ status: 404, body: '{"detail":"There is no such store."}' })
  const reasons = page.evaluate(
    () => new Promise((resolve) => window.inlet.on('error', ({ reason }) => resolve(reason))),
  )
  await flush(page)
  expect(await reasons).toBe('There is no such store.')
})
