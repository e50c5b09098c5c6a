import { createHmac } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { makeOutside, postJson } from './outside'
import { choose, expect, type Owner, test } from './owner'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const ORDER = {
  id: 820982911946154500,
  customer: { email: 'Noa@Example.org', 'first/name': 'Noa <b>Ferrer</b>', vip: true },
  order: {
    total: '59,90',
    lines: [
      { sku: 'LUNA-38', qty: 1 },
      { sku: 'SOL-M', qty: 2 },
    ],
  },
  placed_at: 1767225600,
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function expectAccessible(page: Page): Promise<void> {
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html}`))
  }
  await expect.poll(faults, { timeout: 10_000 }).toEqual([])
}

let integration: Promise<{ id: string }> | undefined

/** The editor of a new event by webhook, which nobody has saved. */
async function openNew(page: Page, { storeId }: Owner): Promise<void> {
  integration ??= makeOutside(storeId).make('custom-integrations', { name: 'Shop', color: '#2b8558' })
  const { id } = await integration
  await page.goto(`/${storeId}/integrations/${id}/events/new?context=webhook`)
}

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click()
const pointerOf = (page: Page, name: string) => page.getByRole('textbox', { name: `JSON Pointer: ${name}` })
const valueIn = (page: Page, name: RegExp) => page.getByRole('tree', { name: 'Sample' }).getByRole('treeitem', { name })

test('a foreign nested order is mapped by listening and clicking before the first save, and then a real one is taken', async ({
  page,
  owner,
}) => {
  await openNew(page, owner)
  await page.getByLabel('Name', { exact: true }).fill('Order heard')
  await page.getByRole('button', { name: 'Listen for a test event' }).click()
  await expect(page.getByText('Listening')).toBeVisible()
  const panel = page.getByRole('complementary', { name: 'Sample' })
  await panel.getByRole('button', { name: 'Copy address' }).click()
  const url = await page.evaluate(() => navigator.clipboard.readText())
  expect(url).toMatch(new RegExp(`/webhooks/${owner.storeId}/custom-events/alias/order-heard$`))

  expect((await postJson(url, ORDER)).status).toBe(404)
  await expect(panel.getByText('answered 404')).toBeVisible()
  await expect(panel.getByText(/not saved yet/)).toBeVisible()
  await expect(page.locator('b', { hasText: 'Ferrer' })).toHaveCount(0)
  await expectAccessible(page)

  // The email is there and lacks its place; the others are new.
  await valueIn(page, /Noa@Example\.org/).click()
  await expect(pointerOf(page, 'Email')).toHaveValue('/customer/email')
  await valueIn(page, /Ferrer/).click()
  await expect(pointerOf(page, 'First name')).toHaveValue('/customer/first~1name')
  await valueIn(page, /59,90/).click()
  await expect(page.getByRole('combobox', { name: 'Decimal mark: Total' })).toContainText('12,50')
  await valueIn(page, /placed_at/).click()
  await expect(page.getByRole('combobox', { name: 'Type: Placed at' })).toContainText('Date')
  await expect(panel.getByText(/would be accepted: 4 values/)).toContainText('noa@example.org')

  // What the pointer or the keyboard is at shows on the other side too.
  const totalRow = page.getByRole('listitem').filter({ has: page.getByRole('textbox', { name: 'Name: Total' }) })
  await valueIn(page, /59,90/).hover()
  await expect(totalRow).toHaveAttribute('data-active', 'true')
  await pointerOf(page, 'Placed at').focus()
  await expect(valueIn(page, /placed_at/)).toHaveAttribute('data-active', 'true')

  // By keyboard: down to the boolean, Enter makes a field of it.
  await valueIn(page, /^vip/).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Type: Vip' })).toContainText('Boolean')
  await page.keyboard.press('ArrowLeft')
  await expect(valueIn(page, /^customer/)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(valueIn(page, /^vip/)).toHaveCount(0)

  await save(page)
  await expect(page.getByRole('heading', { name: 'Order heard is ready to receive' })).toBeVisible()
  expect((await postJson(url, ORDER)).status).toBe(201)
  await page.goto(`/${owner.storeId}/events`)
  await page
    .getByRole('row', { name: /Accepted/ })
    .first()
    .click()
  const drawer = page.getByRole('complementary')
  await drawer.getByRole('button', { name: 'Mapping' }).click()
  await expect(drawer.getByRole('row', { name: /\/order\/total/ })).toContainText('59.9')
})

test('a pasted sample becomes fields that are looked over first, one event for each line', async ({ page, owner }) => {
  await openNew(page, owner)
  await page.getByLabel('Name', { exact: true }).fill('Line sold')
  await page.getByRole('button', { name: 'Paste a sample' }).click()
  const drawer = page.getByRole('complementary', { name: 'Paste a sample' })
  await drawer.getByRole('textbox', { name: /A body/ }).fill(JSON.stringify(ORDER))
  await expect(drawer.getByText('gives the email its place')).toBeVisible()
  await drawer.getByRole('checkbox', { name: /One event for each element of \/order\/lines/ }).click()
  await drawer.getByRole('checkbox', { name: 'Vip' }).click()
  await choose(drawer, 'Type: Qty', 'Decimal')
  await expectAccessible(page)
  await drawer.getByRole('button', { name: 'Apply 7 fields' }).click()
  await expect(drawer).toHaveCount(0)
  await expect(pointerOf(page, 'Sku')).toHaveValue('./sku')
  await expect(page.getByRole('textbox', { name: 'Name: Vip' })).toHaveCount(0)
  await expect(page.getByRole('complementary', { name: 'Sample' })).toContainText('would be accepted: 2 events')
  await save(page)
  await expect(page.getByRole('heading', { name: 'Line sold is ready to receive' })).toBeVisible()
  const url = `${process.env.APP_URL}/webhooks/${owner.storeId}/custom-events/alias/line-sold`
  expect((await postJson(url, ORDER)).status).toBe(201)
})

test('a field shows beside its pointer in how many of the last payloads it is found, and what does not fit', async ({
  page,
  owner,
}) => {
  await openNew(page, owner)
  await page.getByLabel('Name', { exact: true }).fill('Stock moved')
  await pointerOf(page, 'Email').fill('/who')
  await save(page)
  await expect(page.getByRole('heading', { name: 'Stock moved is ready to receive' })).toBeVisible()
  const url = `${process.env.APP_URL}/webhooks/${owner.storeId}/custom-events/alias/stock-moved`
  for (const amount of [{ amount: '59,90' }, { amount: 3 }, {}])
    expect((await postJson(url, { who: 'eva@example.org', ...amount })).status).toBe(201)
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByRole('button', { name: 'Add a new field' }).click()
  await page.keyboard.type('Amount')
  await choose(page, 'Type: Amount', 'Decimal')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('textbox', { name: 'Name: Amount' }) })
  await expect(row).toContainText('found in 2 of 3')
  await expect(row).toContainText('"59,90" → Decimal: not a number')
  await choose(page, 'Decimal mark: Amount', '12,50')
  await expect(row).not.toContainText('not a number')
})

test('a Shopify order is taken from a preset, and only what Shopify signed comes in', async ({ page, owner }) => {
  await openNew(page, owner)
  await page.getByRole('button', { name: 'Start from…' }).click()
  await page.getByRole('menuitem', { name: 'Shopify: order' }).click()
  await expect(page.getByRole('complementary', { name: 'Sample' })).toContainText('would be accepted: 12 values')
  await save(page)
  // Nothing is saved without the secret, which is asked for where it belongs.
  await page.getByLabel('Secret', { exact: true }).fill('shpss_example_secret')
  await expectAccessible(page)
  await save(page)
  await expect(page.getByRole('heading', { name: 'Order placed is ready to receive' })).toBeVisible()
  const url = `${process.env.APP_URL}/webhooks/${owner.storeId}/custom-events/alias/shopify-order`
  const body = JSON.stringify({ id: 1, customer: { email: 'ana@example.org' }, total_price: '12.50' })
  const send = (secret: string) =>
    fetch(url, {
      ...{ method: 'POST', body },
      headers: {
        'content-type': 'application/json',
        'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
      },
    })
  expect((await send('another secret')).status).toBe(401)
  expect((await send('shpss_example_secret')).status).toBe(201)
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByRole('button', { name: 'Webhook', exact: true }).click()
  await expect(page.getByText('A secret is set')).toBeVisible()
  await expect(page.getByText('shpss_example_secret')).toHaveCount(0)
})

test('the address with its token is shown once, and a new token lets the old one live on', async ({ page, owner }) => {
  await openNew(page, owner)
  await page.getByLabel('Name', { exact: true }).fill('Form by token')
  await page.getByRole('button', { name: 'Webhook', exact: true }).click()
  await choose(page, 'The sender proves itself by', 'Token in the address')
  await page.getByRole('radio', { name: /Hold/ }).click()
  await save(page)
  await expect(page.getByText('the token cannot be shown again')).toBeVisible()
  await page.getByRole('button', { name: 'Copy URL' }).click()
  const first = await page.evaluate(() => navigator.clipboard.readText())
  expect((await postJson(first, { email: 'ana@example.org' })).status).toBe(201)
  expect((await postJson(first, { email: 'nobody' })).status).toBe(202)
  expect((await postJson(first.replace(/\?.*/, ''), { email: 'ana@example.org' })).status).toBe(401)

  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByRole('button', { name: 'Webhook', exact: true }).click()
  await page.getByRole('checkbox', { name: /Make a new token/ }).click()
  await save(page)
  const dialog = page.getByRole('dialog', { name: 'The address with its token' })
  await dialog.getByRole('button', { name: 'Copy address' }).click()
  const second = await page.evaluate(() => navigator.clipboard.readText())
  expect(second).not.toBe(first)
  for (const url of [first, second]) expect((await postJson(url, { email: 'ana@example.org' })).status).toBe(201)
  await dialog.getByRole('button', { name: 'I have copied it' }).click()
  await expect(page.getByText(/The one before is taken too until/)).toBeVisible()
})
