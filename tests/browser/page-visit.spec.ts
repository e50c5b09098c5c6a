import type { Page } from '@playwright/test'
import { type CollectServer, type Page200, startCollectServer } from '../support/collector'
import { makeOutside } from './outside'
import { choose, expect, type Owner, railOf, test } from './owner'

declare const window: { inlet: { page(): void; flush(): Promise<void> } } & typeof globalThis

/** A shop of another origin that carries the real script; `paths` are its pages. */
async function startShop({ storeId }: Owner, paths: readonly string[]): Promise<CollectServer> {
  const tag = `<script async src="${process.env.APP_URL}/sdk/inlet.js" data-store="${storeId}"></script>`
  const page = (): Page200 => ({
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>${tag}`,
  })
  const nothing = (): Page200 => ({ headers: {}, body: '' })
  return startCollectServer({ '/favicon.ico': nothing, ...Object.fromEntries(paths.map((path) => [path, page])) })
}

/** From the palette to a running workflow, and what visitors of two pages see of it. */
test('a workflow that starts on page visits of one path shows its pop-up there, and on no other page', async ({
  page,
  owner,
}) => {
  test.setTimeout(120_000)
  const shop = await startShop(owner, ['/shoes/red', '/cart'])
  const outside = makeOutside(owner.storeId)
  const popup = { name: 'Shoe help', type: 'popup', html: '<h2>Unsure?</h2><p>You are at {{ event.path }}</p>' }
  await outside.make('web-contents', popup)
  await page.goto(`/${owner.storeId}/settings`)
  await page.getByRole('textbox', { name: 'Allowed origins' }).fill(shop.origin)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('saved', { exact: false }).first()).toBeVisible()
  await makeWorkflow(page)

  const visitor = await page.context().newPage()
  await visitor.addInitScript(openShadowRoots)
  const dialog = visitor.getByRole('dialog', { name: 'Unsure?' })
  await visit(visitor, `${shop.origin}/cart`)
  await visit(visitor, `${shop.origin}/cart`)
  await expect(dialog).toHaveCount(0)
  await expect(async () => {
    await visit(visitor, `${shop.origin}/shoes/red?size=xl`)
    await expect(dialog).toBeVisible({ timeout: 10_000 })
  }).toPass({ timeout: 40_000 })
  await expect(dialog).toContainText('You are at /shoes/red')
  await visitor.close()
  await shop.stop()
  await findInTheLog(page, owner)
})

async function makeWorkflow(page: Page): Promise<void> {
  await railOf(page).getByRole('link', { name: 'Workflows' }).click()
  await page.getByRole('button', { name: 'Create new workflow' }).click()
  await page.getByRole('menuitem', { name: /Create blank workflow/ }).click()
  await page.getByRole('button', { name: 'Add a trigger' }).click()
  await page.getByRole('option', { name: /^Page visit/ }).click()
  const trigger = page.getByRole('region', { name: 'Configuration of Page visit' })
  await trigger.getByRole('button', { name: 'Add a condition' }).click()
  await trigger.getByRole('textbox', { name: 'Value' }).fill('/shoes')
  await trigger.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: /^Add a node after Page visit/ }).click()
  await page.getByRole('option', { name: /^Show web content/ }).click()
  const settings = page.getByRole('region', { name: /^Configuration of Show/ })
  await choose(settings, 'Web content', 'Shoe help')
  await settings.getByRole('button', { name: 'Update' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('New workflow is saved.')).toBeVisible()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(page.getByText('Active', { exact: true })).toBeVisible()
}

/** Opens a page of the shop and tells the visit. */
async function visit(visitor: Page, address: string): Promise<void> {
  await visitor.goto(address)
  await visitor.waitForFunction(() => typeof window.inlet?.page === 'function')
  await visitor.evaluate(() => {
    window.inlet.page()
    return window.inlet.flush()
  })
}

async function findInTheLog(page: Page, { storeId }: Owner): Promise<void> {
  await page.goto(`/${storeId}/events`)
  const rows = page.getByRole('row', { name: /Page visit/ })
  await expect(rows.first()).toBeVisible()
  await choose(page, 'Event', 'All but page visits')
  await expect(rows).toHaveCount(0)
  await choose(page, 'Event', /^Page visit$/)
  await rows.first().click()
  const drawer = page.getByRole('complementary', { name: 'Page visit' })
  await expect(drawer).toContainText('_page-visit')
}

/** What the script puts into a page is closed to the page; the test opens it. */
function openShadowRoots(): void {
  const { attachShadow } = Element.prototype
  Element.prototype.attachShadow = function (options) {
    return attachShadow.call(this, { ...options, mode: 'open' })
  }
}
