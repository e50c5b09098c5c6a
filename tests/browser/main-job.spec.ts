import type { Page } from '@playwright/test'
import { postJson } from './outside'
import { choose, expect, railOf, SIGNED_OUT, signIn, test } from './owner'

test.use({ storageState: SIGNED_OUT, permissions: ['clipboard-read', 'clipboard-write'] })

const clipboardOf = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

/** As the article's steps 1 to 26 and its 2.7, in their words. */
test('the main job: from nothing to an event that changes a contact and a segment, and the lock', async ({
  page,
  owner,
}) => {
  await test.step('sign in', async () => {
    await signIn(page, owner)
    await expect(page).toHaveURL(new RegExp(owner.storeId))
  })
  await test.step('a custom integration, in a colour', () => makeIntegration(page))
  const url = await test.step('a reception event by Public API, its fields by keyboard', () => makeEvent(page))
  const apiKey = await test.step('an API key that may only send events', () => makeApiKey(page))
  const send = (body: object) => postJson(`${url}?createContact=true`, body, apiKey)

  await test.step('a first event from outside, and whose it is', async () => {
    const response = await send({
      ...{ email: 'Ana.Lopez@Example.org', name: 'Ana López', phone: '612345678', total: 59.9 },
    })
    expect(response.status).toBe(201)
    await openContact(page, 'Activity')
    await expect(page.getByRole('link', { name: /ERP · Order shipped/ })).toBeVisible()
  })
  await test.step('a custom contact field', () => makeContactField(page))
  await test.step('a workflow that copies the name and the total', () => makeWorkflow(page))

  await test.step('a second event changes the contact, and the contact says who did', async () => {
    const response = await send({ email: 'ana.lopez@example.org', name: 'Ana María López', total: '80,5' })
    expect(response.status).toBe(422)
    const corrected = await send({ email: 'ana.lopez@example.org', name: 'Ana María López', total: 80.5 })
    expect(corrected.status).toBe(201)
    const drawer = await openContact(page, 'General')
    await expect(drawer.getByText('Ana María López')).toBeVisible()
    await expect(drawer.getByText(/by a workflow/).first()).toBeVisible()
    await drawer.getByRole('button', { name: 'Custom fields' }).click()
    await expect(drawer.getByText('80.5')).toBeVisible()
    await drawer.getByRole('button', { name: 'Activity' }).click()
    await expect(drawer.getByText('by the workflow New workflow').first()).toBeVisible()
  })

  await test.step('a Dynamic Plus segment that counts it', () => makeSegment(page))
  await test.step('what is in use can be neither deleted nor edited, and the screens say why', () => meetTheLock(page))
})

async function makeIntegration(page: Page): Promise<void> {
  await railOf(page).getByRole('link', { name: 'Integrations' }).click()
  await page.getByRole('button', { name: 'Create new integration' }).click()
  await page.getByLabel('Name').fill('ERP')
  await page.getByRole('radio', { name: 'Green' }).click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'ERP', level: 1 })).toBeVisible()
  await partsOf(page).getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('radio', { name: 'Green' })).toBeChecked()
  await page.getByLabel('Description').fill('Orders of the shop')
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page.getByText('ERP is updated.')).toBeVisible()
}

const partsOf = (page: Page) => page.getByRole('navigation', { name: 'Parts of the integration' })

/** Answers the copied URL. */
async function makeEvent(page: Page): Promise<string> {
  await partsOf(page)
    .getByRole('link', { name: /^Receive data/ })
    .click()
  await page.getByRole('button', { name: 'Create new reception event' }).click()
  await page.getByRole('radio', { name: /Public API/ }).click()
  await page.getByRole('button', { name: 'Go to editor' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Order shipped')
  await expect(page.getByLabel('Alias')).toHaveValue('order-shipped')

  // The email is there. Each Enter adds a field; Alt with an arrow moves it; Tab leads to its id and its type.
  const { keyboard } = page
  await page.getByRole('textbox', { name: 'Name: Email' }).press('Enter')
  await keyboard.type('Name')
  await keyboard.press('Enter')
  await keyboard.type('Phone')
  await keyboard.press('Enter')
  await keyboard.type('Total')
  await keyboard.press('Alt+ArrowUp')
  await keyboard.press('Alt+ArrowUp')
  const names = page.getByRole('textbox', { name: /^Name: / })
  await expect
    .poll(() => names.evaluateAll((inputs: HTMLInputElement[]) => inputs.map(({ value }) => value)))
    .toEqual(['Email', 'Total', 'Name', 'Phone'])
  await expect(page.getByRole('textbox', { name: 'Name: Total' })).toBeFocused()
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Type: Total' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByRole('option', { name: 'Decimal' })).toBeVisible()
  await keyboard.type('Decimal')
  await keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Type: Total' })).toContainText('Decimal')
  await choose(page, 'Type: Phone', 'Phone')
  await page.getByRole('textbox', { name: 'Country code: Phone' }).fill('34')

  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Order shipped is ready to receive' })).toBeVisible()
  await page.getByRole('link', { name: 'Back to event list' }).click()
  await page.getByRole('link', { name: 'Edit Order shipped' }).click()
  await page.getByRole('button', { name: 'Copy URL' }).click()
  await expect.poll(() => clipboardOf(page)).toMatch(/\/api\/custom-events\/alias\/order-shipped$/)
  return clipboardOf(page)
}

/** Answers the copied key, `keyId:secret`. */
async function makeApiKey(page: Page): Promise<string> {
  await railOf(page).getByRole('link', { name: 'API and IP access' }).click()
  await page.getByRole('button', { name: 'Create new API key' }).click()
  await page.getByLabel('Name').fill('ERP production')
  await page.getByRole('group', { name: 'Custom Events' }).getByRole('checkbox', { name: 'Write' }).click()
  await page.getByRole('complementary').getByRole('button', { name: 'Save', exact: true }).click()
  const ready = page.getByRole('dialog', { name: 'ERP production is ready' })
  await expect(ready).toBeVisible()
  await ready.getByRole('button', { name: 'Close' }).last().click()
  await page
    .getByRole('row', { name: /ERP production/ })
    .getByRole('button', { name: 'Copy key' })
    .click()
  await expect.poll(() => clipboardOf(page)).toMatch(/^[\w-]+:[\w-]{20,}$/)
  return clipboardOf(page)
}

/** Answers the drawer of the one contact. */
async function openContact(page: Page, tab: 'General' | 'Activity') {
  await railOf(page).getByRole('link', { name: 'Contacts' }).click()
  await page.getByRole('row', { name: /ana\.lopez@example\.org/ }).click()
  const drawer = page.getByRole('complementary')
  await drawer.getByRole('button', { name: tab }).click()
  return drawer
}

async function makeContactField(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Define fields' }).first().click()
  const drawer = page.getByRole('complementary', { name: 'Custom fields of contacts' })
  await drawer.getByRole('button', { name: 'Add field' }).click()
  const form = drawer.getByRole('form', { name: 'Add field' })
  await form.getByLabel('Name').fill('Last total')
  await expect(form.getByLabel('Id')).toHaveValue('last-total')
  await choose(form, 'Type', 'Decimal')
  await form.getByRole('button', { name: 'Add field' }).click()
  await expect(form).toHaveCount(0)
  await expect(drawer.getByText('Last total')).toBeVisible()
}

async function makeWorkflow(page: Page): Promise<void> {
  await railOf(page).getByRole('link', { name: 'Workflows' }).click()
  await page.getByRole('button', { name: 'Create new workflow' }).click()
  await page.getByRole('menuitem', { name: /Create blank workflow/ }).click()
  await page.getByRole('button', { name: 'Add a trigger' }).click()
  await page.getByRole('option', { name: 'Trigger ERP: Order shipped' }).click()
  const trigger = page.getByRole('region', { name: 'Configuration of Trigger ERP: Order shipped' })
  await expect(trigger.getByText('ana.lopez@example.org').last()).toBeVisible()
  await trigger.getByRole('button', { name: 'Save' }).click()

  await page.getByRole('button', { name: /^Add a node after Trigger ERP/ }).click()
  await page.getByRole('option', { name: /^Set field/ }).click()
  const settings = page.getByRole('region', { name: 'Configuration of Set field' })
  const assign = async (n: number, field: string, source: RegExp, shown: string) => {
    await settings.getByRole('button', { name: 'Add assignment' }).click()
    const assignment = settings.getByRole('group', { name: `Assignment ${n}` })
    await choose(assignment, 'Contact field', field)
    await choose(assignment, 'Value', source)
    await expect(assignment).toContainText(shown)
  }
  await assign(1, 'Name', /^Event: Name/, 'Ana López')
  await assign(2, 'Last total', /^Event: Total/, '59.9')
  await settings.getByRole('button', { name: 'Update' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('New workflow is saved.')).toBeVisible()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(page.getByText('Active', { exact: true })).toBeVisible()
}

/** "received ERP · Order shipped at least 1 time where Total is more than 70". */
async function makeSegment(page: Page): Promise<void> {
  await railOf(page).getByRole('link', { name: 'Segments' }).click()
  await page.getByRole('button', { name: 'Create segment' }).click()
  await page.getByRole('menuitem', { name: /Dynamic Plus/ }).click()
  await page.getByRole('textbox', { name: 'Name' }).first().fill('Spenders')
  await page.getByRole('button', { name: 'Add condition' }).first().click()
  await page.getByRole('menuitem', { name: 'Received event' }).click()
  await choose(page, 'Event', 'ERP · Order shipped')
  await page.getByRole('button', { name: 'where', exact: true }).click()
  await choose(page, 'Field', 'Total')
  await choose(page, 'Comparison', 'is more than')
  await page.getByRole('textbox', { name: 'Value' }).fill('70')
  const preview = page.getByRole('region', { name: 'Who is in it' })
  await expect(preview).toContainText(/1 contact · 100/)
  await expect(preview.getByRole('link', { name: 'ana.lopez@example.org' })).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page).toHaveURL(/\/segments\/[0-9a-f-]{36}/)
  await railOf(page).getByRole('link', { name: 'Segments' }).click()
  const row = page.getByRole('row', { name: /Spenders/ })
  await expect(row.getByRole('gridcell', { name: '1', exact: true })).toBeVisible()
  await row.click()
  await page.getByRole('button', { name: /^Contacts/ }).click()
  await expect(page.getByRole('row', { name: /ana\.lopez@example\.org/ })).toBeVisible()
}

async function meetTheLock(page: Page): Promise<void> {
  await railOf(page).getByRole('link', { name: 'Integrations' }).click()
  await page.getByRole('row', { name: /ERP/ }).click()
  await partsOf(page).getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText('It cannot be deleted: its events are used by')).toContainText('Spenders')
  const erase = page.getByRole('button', { name: 'Delete integration' })
  await expect(erase).toBeDisabled()
  await expect(erase).toHaveAccessibleDescription('It is in use.')

  await partsOf(page)
    .getByRole('link', { name: /^Receive data/ })
    .click()
  await page.getByRole('link', { name: 'Edit Order shipped' }).click()
  const total = page.getByRole('listitem').filter({ hasText: 'Spenders' })
  await expect(total.getByRole('textbox', { name: 'Name: Total' })).toBeDisabled()
  await expect(total.getByRole('combobox', { name: 'Type: Total' })).toBeDisabled()
  await expect(total.getByRole('button', { name: 'Remove Total' })).toHaveAccessibleDescription('It is in use.')
  await total.getByRole('link', { name: 'Spenders' }).click()
  await expect(page).toHaveURL(/\/segments\/[0-9a-f-]{36}/)
}
