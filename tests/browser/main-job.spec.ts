import type { Page } from '@playwright/test'
import { expect, test } from './owner'

/** As an outside system would, with the address and the key that were copied. */
async function post(url: string, apiKey: string, body: object): Promise<Response> {
  return fetch(`${url}?createContact=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `ApiKey ${apiKey}` },
    body: JSON.stringify(body),
  })
}

async function choose(page: Page, label: string | RegExp, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option }).first().click()
}

test('the main job: from nothing to an event that changes a contact and a segment, and the lock', async ({
  page,
  owner,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  const rail = page.getByRole('navigation').first()
  const parts = page.getByRole('navigation', { name: 'Parts of the integration' })

  await test.step('an integration', async () => {
    await rail.getByRole('link', { name: 'Integrations' }).click()
    await page.getByRole('button', { name: 'Create new integration' }).click()
    await page.getByLabel('Name').fill('ERP')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'ERP', level: 1 })).toBeVisible()
    await parts.getByRole('link', { name: 'Settings' }).click()
    await page.getByLabel('Description').fill('Orders of the shop')
    await page.getByRole('button', { name: 'Update' }).click()
    await expect(page.getByText('ERP is updated.')).toBeVisible()
    await parts.getByRole('link', { name: /^Receive data/ }).click()
  })

  await test.step('a reception event by Public API, fields by keyboard', async () => {
    await page.getByRole('button', { name: 'Create new reception event' }).click()
    await page.getByRole('radio', { name: /Public API/ }).click()
    await page.getByRole('button', { name: 'Go to editor' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Order shipped')
    await expect(page.getByLabel('Alias')).toHaveValue('order-shipped')
    const email = page.getByRole('textbox', { name: 'Name: Email' })
    await email.press('Enter')
    await page.keyboard.type('Name')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Total')
    await choose(page, 'Type: Total', 'Decimal')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('heading', { name: 'Order shipped is ready to receive' })).toBeVisible()
    await page.getByRole('link', { name: 'Back to event list' }).click()
    await page.getByRole('link', { name: /^Edit/ }).click()
    await page.getByRole('button', { name: 'Copy URL' }).click()
  })
  const url = await clipboard()
  expect(url).toMatch(/\/api\/custom-events\/alias\/order-shipped$/)

  await test.step('an API key that may only send events', async () => {
    await rail.getByRole('link', { name: 'API and IP access' }).click()
    await page.getByRole('button', { name: 'Create new API key' }).click()
    await page.getByLabel('Name').fill('ERP production')
    await page.getByRole('group', { name: 'Custom Events' }).getByRole('checkbox', { name: 'Write' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).last().click()
    await expect(page.getByRole('heading', { name: 'ERP production is ready' })).toBeVisible()
    await page.getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('button', { name: 'Copy key' }).click()
    await expect.poll(clipboard).toMatch(/^[\w-]+:[\w-]{20,}$/)
  })
  const apiKey = await clipboard()

  await test.step('a first event from outside, and whose it is', async () => {
    const response = await post(url, apiKey, { email: 'Ana.Lopez@Example.org', name: 'Ana López', total: 59.9 })
    expect(response.status).toBe(201)
    await rail.getByRole('link', { name: 'Contacts' }).click()
    await page.getByText('ana.lopez@example.org').first().click()
    await page
      .getByRole('button', { name: /^Activity/ })
      .or(page.getByRole('link', { name: /^Activity/ }))
      .first()
      .click()
    await expect(page.getByText('Order shipped').first()).toBeVisible()
  })

  await test.step('a workflow that copies the name', async () => {
    await rail.getByRole('link', { name: 'Workflows' }).click()
    await page.getByRole('button', { name: 'Create new workflow' }).click()
    await page.getByRole('menuitem', { name: /Create blank workflow/ }).click()
    await page.getByRole('button', { name: 'Add a trigger' }).click()
    await page.getByRole('option', { name: 'Trigger ERP: Order shipped' }).click()
    const panel = page.getByRole('region', { name: 'Configuration of Trigger ERP: Order shipped' })
    await expect(panel.getByText('ana.lopez@example.org').last()).toBeVisible()
    await panel.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: /^Add a node after Trigger ERP/ }).click()
    await page.getByRole('option', { name: /^Set field/ }).click()
    await page.getByRole('button', { name: 'Add assignment' }).click()
    await choose(page, 'Contact field', 'Name')
    await choose(page, 'Value', /^Event: Name/)
    await expect(page.getByText('For ana.lopez:')).toContainText('Ana López')
    await page.getByRole('button', { name: 'Update' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('New workflow is saved.')).toBeVisible()
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(page.getByText('Active', { exact: true })).toBeVisible()
  })

  await test.step('a second event changes the contact', async () => {
    const response = await post(url, apiKey, { email: 'ana.lopez@example.org', name: 'Ana María López', total: 80 })
    expect(response.status).toBe(201)
    await rail.getByRole('link', { name: 'Contacts' }).click()
    await expect(page.getByText('Ana María López').first()).toBeVisible()
  })

  await test.step('a segment that counts it', async () => {
    await rail.getByRole('link', { name: 'Segments' }).click()
    await page.getByRole('button', { name: 'Create segment' }).click()
    await page.getByRole('menuitem', { name: /Dynamic Plus/ }).click()
    await page.getByRole('textbox', { name: 'Name' }).first().fill('Spenders')
    await addEventCondition(page)
    await expect(page.getByText('ana.lopez@example.org').first()).toBeVisible()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page).toHaveURL(/\/segments\/[0-9a-f-]{36}/)
    await rail.getByRole('link', { name: 'Segments' }).click()
    await expect(page.getByRole('row', { name: /Spenders/ })).toContainText('1')
  })

  await test.step('what is in use can be neither deleted nor edited, and the screens say why', async () => {
    await rail.getByRole('link', { name: 'Integrations' }).click()
    await page.getByRole('link', { name: /ERP/ }).first().click()
    await parts.getByRole('link', { name: 'Settings' }).click()
    await expect(page.getByText('It cannot be deleted: its events are used by')).toContainText('Spenders')
    await parts.getByRole('link', { name: /^Receive data/ }).click()
    await page.getByRole('link', { name: /^Edit/ }).click()
    await expect(
      page.getByRole('listitem').filter({ hasText: 'Spenders' }).getByRole('textbox', { name: 'Name: Total' }),
    ).toBeDisabled()
  })
  expect(owner.storeId).toBeTruthy()
})

/** "received ERP · Order shipped at least 1 time where Total is more than 50". */
async function addEventCondition(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add condition' }).first().click()
  await page.getByRole('menuitem', { name: /event/i }).first().click()
  await choose(page, 'Event', /Order shipped/)
  await page.getByRole('button', { name: 'where', exact: true }).click()
  await choose(page, 'Field', 'Total')
  await choose(page, 'Comparison', /is more than/)
  await page.getByRole('textbox', { name: 'Value' }).fill('50')
}
