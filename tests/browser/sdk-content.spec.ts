import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { buildSdk } from '../../scripts/sdk.mjs'
import type { WebContent } from '../../sdk/core/public-types'
import { type CollectServer, type Page200, startCollectServer } from '../support/collector'

/** The built scripts in a shop's page, in front of a server of this file's that answers with web contents. */
const STORE = '0198a7c0-0000-7000-8000-000000000001'
declare const window: {
  inlet: { track(alias: string): void; flush(): Promise<void> }
  ran?: string
} & typeof globalThis

/** No script or style but from files, no foreign frame, no inline attribute. */
const STRICT = (inlet: string) =>
  `default-src 'none'; script-src ${inlet}; style-src 'self'; img-src 'self'; connect-src ${inlet}; base-uri 'none'`

type Fixtures = {
  /** Takes events, answers with contents, serves the scripts. */
  inlet: CollectServer
  /** Makes the shop's page and opens it; the shadow roots are open to the test unless it says otherwise. */
  open(body?: string, more?: { policy?: string; stayClosed?: boolean }): Promise<void>
  /** Answers the next request with these contents, and makes one. */
  send(...contents: Partial<WebContent>[]): Promise<void>
  /** What became of showings, as the server was told. */
  reports(): string[]
  /** Errors and breaches of the policy; must be empty at the end. */
  complaints: string[]
}

const scripts: Record<string, string> = {}
const script = (name: string) => () => ({ headers: { 'content-type': 'text/javascript' }, body: scripts[name] ?? '' })

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  inlet: async ({}, use) => {
    const names = ['inlet.js', 'inlet-content.js']
    const server = await startCollectServer(Object.fromEntries(names.map((name) => [`/sdk/${name}`, script(name)])))
    await use(server)
    await server.stop()
  },
  open: async ({ page, inlet }, use) => {
    const pages: Record<string, () => Page200> = { '/favicon.ico': () => ({ headers: {}, body: '' }) }
    const shop = await startCollectServer(pages)
    await use(async (body = '', { policy, stayClosed } = {}) => {
      const html = `<!doctype html><html lang="en"><title>Shop</title><meta name="viewport" content="width=device-width">
        <main><h1>Shop</h1><button id="before">Buy</button>${body}</main>
        <script async src="${inlet.origin}/sdk/inlet.js" data-store="${STORE}"></script>`
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        ...(policy && { 'content-security-policy': policy }),
      }
      pages['/'] = () => ({ headers, body: html })
      if (!stayClosed) await page.addInitScript(openShadowRoots)
      await page.goto(`${shop.origin}/`)
      await page.waitForFunction(() => typeof window.inlet?.track === 'function')
    })
    await shop.stop()
  },
  send: async ({ page, inlet }, use) => {
    let count = 0
    await use(async (...contents) => {
      inlet.extra = {
        webContents: contents.map((content) => {
          const id = `s${++count}`
          return { id, contentId: id, type: 'popup', html: '<h2>Hello</h2>', showOn: {}, ...content }
        }),
      }
      await page.evaluate(() => {
        window.inlet.track('seen')
        return window.inlet.flush()
      })
      inlet.extra = {}
    })
  },
  reports: async ({ page, inlet }, use) => {
    await use(() => {
      void page.evaluate(() => window.inlet.flush()).catch(() => {})
      return inlet.bodies.flatMap(({ contents = [] }) => contents.map(({ id, what }) => `${id} ${what}`))
    })
  },
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = []
      context.on('weberror', (error) => complaints.push(error.error().message))
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

/** Playwright and axe cannot look into a closed root. */
function openShadowRoots(): void {
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (options) {
    return attach.call(this, { ...options, mode: 'open' })
  }
}

test.beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'inlet-sdk-'))
  await buildSdk(folder)
  for (const name of ['inlet.js', 'inlet-content.js']) scripts[name] = readFileSync(join(folder, name), 'utf8')
  rmSync(folder, { recursive: true })
})

const SALE = `<h2>20 % off</h2><p style="color: rgb(200, 0, 0)">Until Sunday.</p><p><a href="#sale">See the sale</a></p>`
const axe = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)

test('what draws is loaded with the first content, and not before', async ({ page, open, send }) => {
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
  await open()
  await page.evaluate(() => window.inlet.flush())
  expect(loaded).not.toContain('/sdk/inlet-content.js')
  await send({ html: SALE })
  await expect(page.getByRole('dialog')).toBeVisible()
  await send({ html: SALE, type: 'slide-in' })
  expect(loaded.filter((path) => path === '/sdk/inlet-content.js')).toHaveLength(1)
})

for (const type of ['popup', 'slide-in', 'floating-bar', 'inline'] as const)
  test(`${type} shows under a strict policy with the owner's styles, passes axe, and is reported once`, async ({
    page,
    inlet,
    open,
    send,
    reports,
  }) => {
    await open('<div id="place"></div>', { policy: STRICT(inlet.origin) })
    await send({ type, html: SALE, selector: '#place' })
    const box = page.getByRole(type === 'popup' ? 'dialog' : 'region', { name: '20 % off' })
    await expect(box).toBeVisible()
    await expect(box.getByText('Until Sunday.')).toHaveCSS('color', 'rgb(200, 0, 0)')
    await expect(box.getByText('Until Sunday.')).toHaveCSS('font-size', '16px')
    if (type === 'inline') await expect(page.locator('#place').getByText('20 % off')).toBeVisible()
    expect(await axe(page)).toEqual([])
    for (const _twice of [1, 2]) await box.getByRole('link').click()
    await expect.poll(reports).toEqual(['s1 shown', 's1 clicked'])
    if (type === 'inline') return
    await box.getByRole('button', { name: 'Close' }).click()
    await expect(box).toHaveCount(0)
    await expect.poll(reports).toEqual(['s1 shown', 's1 clicked', 's1 closed'])
  })

test('a page can neither look into a content nor style it', async ({ page, open, send, reports }) => {
  await open('<style>* { color: lime !important; display: none !important }</style>', { stayClosed: true })
  await send({ type: 'slide-in', html: SALE })
  await expect.poll(reports).toEqual(['s1 shown'])
  const host = page.locator('html > div')
  expect(await host.evaluate((element) => element.shadowRoot)).toBeNull()
  await expect(host).toHaveCSS('display', 'block')
})

test('hostile HTML runs nothing, loads nothing and takes no input', async ({ page, inlet, open, send }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await open()
  await send({
    html: `<h2>Hello</h2><script>ran = 'script'</script><img src="data:," onerror="ran = 'onerror'"><svg onload="ran = 'svg'"></svg>
      <a href="javascript:ran = 'href'">one</a><a href="data:text/html,x">two</a><form action="${inlet.origin}"><input></form>
      <iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe><object data="${inlet.origin}/object"></object>
      <math><mtext><style><img src="data:," onerror="ran = 'math'"></style></mtext></math><base href="${inlet.origin}/base/">`,
  })
  const box = page.getByRole('dialog')
  await expect(box).toBeVisible()
  for (const name of ['one', 'two']) await box.getByText(name).click()
  expect(await page.evaluate(() => window.ran)).toBeUndefined()
  await expect(box.locator('script, iframe, object, form, input, svg, base, style')).toHaveCount(0)
  expect(asked.filter((url) => /object|base\//.test(url))).toEqual([])
})

test('a pop-up holds the focus, closes by Escape and gives the focus back', async ({ page, open, send, reports }) => {
  await open()
  await page.locator('#before').focus()
  await send({ html: SALE })
  const box = page.getByRole('dialog')
  await expect(box.getByRole('button', { name: 'Close' })).toBeFocused()
  for (const _press of [1, 2, 3, 4, 5]) {
    await page.keyboard.press('Tab')
    await expect(page.locator('#before')).not.toBeFocused()
  }
  await page.keyboard.press('Escape')
  await expect(box).toHaveCount(0)
  await expect(page.locator('#before')).toBeFocused()
  await expect.poll(reports).toEqual(['s1 shown', 's1 closed'])
})

test('a press beside a pop-up closes it, one inside does not', async ({ page, open, send }) => {
  await open()
  await send({ html: SALE })
  await page.getByRole('dialog').getByText('Until Sunday.').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.mouse.click(5, 5)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a second pop-up waits for the first to close', async ({ page, open, send, reports }) => {
  await open()
  await send({ html: '<h2>First</h2><button>No, thanks</button>' }, { html: '<h2>Second</h2>' })
  await expect(page.getByRole('dialog', { name: 'First' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await page.getByRole('button', { name: 'No, thanks' }).click()
  await expect(page.getByRole('dialog', { name: 'Second' })).toBeVisible()
  await expect.poll(reports).toEqual(['s1 shown', 's1 clicked', 's1 closed', 's2 shown'])
})

test('a slide-in takes no focus; reached by keyboard it closes by Escape and gives the focus back', async ({
  page,
  open,
  send,
}) => {
  await open()
  await page.locator('#before').focus()
  await send({ type: 'slide-in', html: SALE })
  const box = page.getByRole('region', { name: '20 % off' })
  await expect(box).toBeVisible()
  await expect(page.locator('#before')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(box.getByRole('button', { name: 'Close' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(box).toHaveCount(0)
  await expect(page.locator('#before')).toBeFocused()
})

test('an inline content waits for its place, and a later showing takes the place of the earlier', async ({
  page,
  open,
  send,
}) => {
  await open()
  const one = { contentId: 'one', type: 'inline', selector: '.late' } as const
  await send({ ...one, html: '<p>Earlier</p>' })
  await page.evaluate(() => document.querySelector('main')?.insertAdjacentHTML('beforeend', '<p class="late"></p>'))
  await expect(page.locator('.late').getByText('Earlier')).toBeVisible()
  await send({ ...one, html: '<p>Later</p>' })
  await expect(page.locator('.late').getByText('Later')).toBeVisible()
  await expect(page.getByText('Earlier')).toHaveCount(0)
})

test('a content with no possible place is told in the console, and harms nothing', async ({ page, open, send }) => {
  await open()
  const warned = page.waitForEvent('console', (message) => message.text().includes('cannot be shown'))
  await send({ type: 'inline', selector: '<<<' }, { type: 'slide-in', html: '<p>Fine</p>' })
  await warned
  await expect(page.getByText('Fine')).toBeVisible()
})

test('it shows after scrolling half of the page, and at leaving by the upper edge', async ({ page, open, send }) => {
  await open('<p style="height: 3000px">Long</p>')
  await send({ type: 'slide-in', html: '<p>Half</p>', showOn: { scrolledPercent: 50 } })
  await send({ html: '<p>Stay</p>', showOn: { leaving: true } })
  await page.waitForFunction(() => document.querySelector('script[src*="inlet-content"]'))
  await expect(page.getByText('Half')).toHaveCount(0)
  await page.mouse.move(300, 300)
  await page.mouse.wheel(0, 2500)
  await expect(page.getByText('Half')).toBeVisible()
  await expect(page.getByText('Stay')).toHaveCount(0)
  const leaving = { bubbles: true, clientY: -1, relatedTarget: null }
  await page.evaluate((init) => document.body.dispatchEvent(new MouseEvent('mouseout', init)), leaving)
  await expect(page.getByText('Stay')).toBeVisible()
})

test('who wants no motion sees none', async ({ page, open, send }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open()
  await send({ html: SALE })
  await expect(page.getByRole('dialog')).toHaveCSS('animation-name', 'none')
})

test('a press that leaves the page is reported all the same', async ({ page, inlet, open, send, reports }) => {
  await open()
  await send({ html: `<a href="${inlet.origin}/sdk/inlet.js">Go</a>` })
  await page.getByRole('link', { name: 'Go' }).click()
  await page.waitForURL(/inlet\.js$/)
  await expect.poll(reports).toContain('s1 clicked')
})
