import type { Page } from '@playwright/test'
import { makeOutside, type Outside } from './outside'
import { choose, expect, type Owner, railOf, test } from './owner'

/** The whole job of a web content: made, shown by a workflow, drawn in a page by the real script, and locked. */
test('an owner makes a web content, a workflow shows it to a visitor, and it cannot be deleted', async ({
  page,
  owner,
}) => {
  test.setTimeout(120_000)
  await makeWebEvent(makeOutside(owner.storeId))
  await page.addInitScript(openShadowRoots)
  await page.goto(`/${owner.storeId}`)
  await makeContent(page)
  await makeWorkflow(page)
  await allowThisOrigin(page, owner)
  await beVisitor(page, owner)
  await meetTheLock(page)
})

async function makeWebEvent(outside: Outside): Promise<void> {
  const { id } = await outside.make('custom-integrations', { name: 'Site', color: '#2b8558' })
  await outside.make(`custom-integrations/${id}/custom-event-types`, {
    ...{ name: 'Size guide', alias: 'viewed-size-guide', category: 'receive', receiveType: 'web' },
    fields: [{ id: 'size', name: 'Size', type: 'text' }],
  })
}

async function makeContent(page: Page): Promise<void> {
  await railOf(page).getByRole('link', { name: 'Web contents' }).click()
  await page.getByRole('button', { name: 'Create web content' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Size help')
  await page
    .getByRole('textbox', { name: 'HTML' })
    .fill('<h2>Unsure?</h2><script>x()</script><p>{{ event.sise }}You saw </p>')
  const preview = page.getByRole('complementary', { name: 'Preview' })
  await expect(preview).toContainText('event.sise')
  await page.getByRole('textbox', { name: 'HTML' }).fill('<h2>Unsure?</h2><script>x()</script><p>You saw ')
  await choose(page, 'Fields of an event', 'Size guide')
  await page.getByRole('button', { name: 'Insert Size' }).click()
  await expect(page.getByRole('textbox', { name: 'HTML' })).toHaveValue(/You saw \{\{ event\.size \}\}$/)
  await expect(preview.getByRole('dialog', { name: 'Unsure?' })).toContainText(/You saw \S+/)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page).toHaveURL(/\/web-contents\/[0-9a-f-]{36}$/)
}

async function makeWorkflow(page: Page): Promise<void> {
  await railOf(page).getByRole('link', { name: 'Workflows' }).click()
  await page.getByRole('button', { name: 'Create new workflow' }).click()
  await page.getByRole('menuitem', { name: /Create blank workflow/ }).click()
  await page.getByRole('button', { name: 'Add a trigger' }).click()
  await page.getByRole('option', { name: 'Trigger Site: Size guide' }).click()
  const trigger = page.getByRole('region', { name: 'Configuration of Trigger Site: Size guide' })
  await trigger.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: /^Add a node after Trigger Site/ }).click()
  await page.getByRole('option', { name: /^Show web content/ }).click()
  const settings = page.getByRole('region', { name: /^Configuration of Show/ })
  await choose(settings, 'Web content', 'Size help')
  await settings.getByRole('button', { name: 'Update' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('New workflow is saved.')).toBeVisible()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(page.getByText('Active', { exact: true })).toBeVisible()
}

async function allowThisOrigin(page: Page, { storeId }: Owner): Promise<void> {
  await page.goto(`/${storeId}/settings`)
  await page.getByRole('textbox', { name: 'Allowed origins' }).fill(new URL(process.env.APP_URL ?? '').origin)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('saved', { exact: false }).first()).toBeVisible()
}

async function beVisitor(page: Page, { storeId }: Owner): Promise<void> {
  const visitor = await page.context().newPage()
  await visitor.addInitScript(openShadowRoots)
  await visitor.goto(`/docs/sdk?store=${storeId}`)
  await visitor.getByRole('button', { name: 'Load the SDK' }).click()
  await visitor.getByLabel('Payload').fill('{ "size": "XL" }')
  await visitor.getByRole('button', { name: 'Track', exact: true }).click()
  const dialog = visitor.getByRole('dialog', { name: 'Unsure?' })
  // On a slow machine the content may come with the visitor's next request only; one that shows nothing of its own.
  await expect(async () => {
    await visitor.evaluate(() => (window as unknown as { inlet: { page(): void } }).inlet.page())
    await expect(dialog).toBeVisible({ timeout: 10_000 })
  }).toPass({ timeout: 40_000 })
  await expect(dialog).toContainText('You saw XL')
  await visitor.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await visitor.close()
}

async function meetTheLock(page: Page): Promise<void> {
  await railOf(page).getByRole('link', { name: 'Web contents' }).click()
  await page.getByRole('row', { name: /Size help/ }).click()
  await expect(page.getByRole('region', { name: 'Where it is used' })).toContainText('New workflow')
  await page.getByRole('button', { name: 'More' }).click()
  const erase = page.getByRole('menuitem', { name: /Delete web content/ })
  await expect(erase).toHaveAttribute('aria-disabled', 'true')
}

/** What the script puts into a page is closed to the page; the test opens it. */
function openShadowRoots(): void {
  const { attachShadow } = Element.prototype
  Element.prototype.attachShadow = function (options) {
    return attachShadow.call(this, { ...options, mode: 'open' })
  }
}
