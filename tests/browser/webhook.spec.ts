import { makeOutside, postJson } from './outside'
import { expect, test } from './owner'

const ORDER = {
  order: { id: 820982911946154, total: '59.90', lines: [{ sku: 'LUNA-38' }] },
  customer: { email: 'Noa@Example.org', phone: '612345678' },
  extra: { ignored: true },
}

test('a foreign nested order is mapped by clicking its values, arrives without a key, and reaches the contact', async ({
  page,
  owner,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/${owner.storeId}/integrations?panel=new`)
  await page.getByLabel('Name').fill('Shop')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('button', { name: 'Create new reception event' }).click()
  await page.getByRole('radio', { name: /Webhook/ }).click()
  await page.getByRole('button', { name: 'Go to editor' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Order paid')
  await page.getByRole('textbox', { name: 'JSON Pointer: Email' }).fill('/customer/email')
  await page.getByRole('button', { name: 'Paste a sample' }).click()
  const paste = page.getByRole('complementary', { name: 'Paste a sample' })
  await paste.getByRole('textbox', { name: /A body/ }).fill(JSON.stringify(ORDER))
  await paste.getByRole('button', { name: 'Only show it' }).click()
  const sample = page.getByRole('tree', { name: 'Sample' })
  await sample.getByRole('treeitem', { name: /59\.90/ }).click()
  await expect(page.getByRole('combobox', { name: 'Type: Total' })).toContainText('Decimal')
  await sample.getByRole('treeitem', { name: /LUNA-38/ }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Order paid is ready to receive' })).toBeVisible()
  await page.getByRole('button', { name: 'Copy URL' }).click()
  const url = await page.evaluate(() => navigator.clipboard.readText())
  expect(url).toMatch(new RegExp(`/webhooks/${owner.storeId}/custom-events/alias/order-paid$`))

  const response = await postJson(url, ORDER)
  expect(response.status).toBe(201)
  await page.goto(`/${owner.storeId}/events`)
  await page.getByText('noa@example.org').first().click()
  const drawer = page.getByRole('complementary')
  await drawer.getByRole('button', { name: 'Mapping' }).click()
  await expect(drawer.getByRole('row', { name: /\/customer\/email/ })).toContainText('noa@example.org')
  await expect(drawer.getByRole('row', { name: /\/order\/total/ })).toContainText('59.9')
  await expect(drawer.getByRole('row', { name: /\/order\/lines\/0\/sku/ })).toContainText('LUNA-38')

  await page.goto(`/${owner.storeId}/contacts`)
  await page.getByText('noa@example.org').first().click()
  await page.getByRole('button', { name: 'Activity' }).click()
  await expect(page.getByRole('link', { name: /Order paid/ })).toBeVisible()
})

test('a webhook tells its sender every value that does not fit', async ({ page, owner }) => {
  const outside = makeOutside(owner.storeId)
  const { id } = await outside.make('custom-integrations', { name: 'Forms' })
  await outside.make(`custom-integrations/${id}/custom-event-types`, {
    ...{ name: 'Form sent', alias: 'form-sent', category: 'receive', receiveType: 'webhook' },
    fields: [
      {
        id: 'email',
        name: 'Email',
        type: 'email',
        required: true,
        isPrimaryKey: true,
        jsonPointerPath: '/who/0/email',
      },
      { id: 'budget', name: 'Budget', type: 'decimal', jsonPointerPath: '/answers/a~1b' },
    ],
  })
  const url = `${process.env.APP_URL}/webhooks/${owner.storeId}/custom-events/alias/form-sent`
  const response = await postJson(url, { who: [{ email: 'nobody' }], answers: { 'a/b': 'free' } })
  expect(response.status).toBe(422)
  const { validationErrors }: { validationErrors: { path: string }[] } = await response.json()
  expect(validationErrors.map(({ path }) => path).sort()).toEqual(['/answers/a~1b', '/who/0/email'])
  await page.goto(`/${owner.storeId}/events`)
  await expect(page.getByRole('row', { name: /Rejected/ })).toContainText('Form sent')
})
