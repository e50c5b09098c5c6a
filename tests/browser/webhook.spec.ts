import { expect, makeKey, test } from './owner'

const ORDER = {
  order: { id: 820982911946154, total: '59.90', lines: [{ sku: 'LUNA-38' }] },
  customer: { email: 'Noa@Example.org', phone: '612345678' },
  extra: { ignored: true },
}

test('a foreign nested order is mapped by clicking its values, arrives without a key, and reaches the contact', async ({
  page,
  owner,
}) => {
  await page.goto(`/${owner.storeId}/integrations?panel=new`)
  await page.getByLabel('Name').fill('Shop')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('button', { name: 'Create new reception event' }).click()
  await page.getByRole('radio', { name: /Webhook/ }).click()
  await page.getByRole('button', { name: 'Go to editor' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Order paid')
  await page.getByRole('textbox', { name: 'JSON Pointer: Email' }).fill('/customer/email')
  await page.getByRole('button', { name: 'Paste a sample' }).click()
  await page.getByLabel('A body as the system sends it (JSON)').fill(JSON.stringify(ORDER))
  await page.getByRole('button', { name: /59\.90/ }).click()
  await page.getByRole('combobox', { name: 'Type: total' }).click()
  await page.getByRole('option', { name: 'Decimal' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Order paid is ready to receive' })).toBeVisible()

  const response = await fetch(`${process.env.APP_URL}/webhooks/${owner.storeId}/custom-events/alias/order-paid`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ORDER),
  })
  expect(response.status).toBe(201)
  await page.goto(`/${owner.storeId}/events`)
  await page.getByText('noa@example.org').first().click()
  await page.getByRole('button', { name: 'Mapping' }).click()
  await expect(page.getByText('/customer/email').first()).toBeVisible()
  await expect(page.getByText('59.9', { exact: true }).first()).toBeVisible()
})

test('a bad event shows what was expected, what came, and where', async ({ page, owner }) => {
  const key = makeKey(owner.storeId, 'custom-integrations:write,custom-events:write')
  const api = (path: string, body: object) =>
    fetch(`${process.env.APP_URL}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `ApiKey ${key}` },
      body: JSON.stringify(body),
    })
  const integration: { id: string } = await (await api('custom-integrations', { name: 'Till' })).json()
  const fields = [
    { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true },
    { id: 'total', name: 'Total', type: 'decimal' },
  ]
  const made = await api(`custom-integrations/${integration.id}/custom-event-types`, {
    name: 'Purchase',
    alias: 'purchase',
    category: 'receive',
    receiveType: 'api',
    fields,
  })
  expect(made.status).toBe(201)
  const refused = await api('custom-events/alias/purchase?createContact=true', {
    email: 'luis@example.org',
    total: '59,90',
  })
  expect(refused.status).toBe(422)

  await page.goto(`/${owner.storeId}/events`)
  await page.getByRole('row', { name: /Rejected/ }).click()
  await expect(page.getByText(/received the string "59,90"/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Mapping' }).click()
  await expect(page.getByText('/total').first()).toBeVisible()
})
