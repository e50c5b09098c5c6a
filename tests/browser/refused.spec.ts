import { makeOutside, makePurchase } from './outside'
import { expect, railOf, test } from './owner'

test('a bad event shows what was expected, what came and where, and leads to the field that mends it', async ({
  page,
  owner,
}) => {
  const outside = makeOutside(owner.storeId)
  await makePurchase(outside)
  expect(await outside.send('purchase', { email: 'luis@example.org', name: 'Luis', total: '59,90' })).toBe(422)

  await page.goto(`/${owner.storeId}`)
  await railOf(page).getByRole('link', { name: 'Events' }).click()
  const row = page.getByRole('row', { name: /Rejected/ })
  await expect(row).toContainText('Purchase')
  await expect(row).toContainText('59,90')
  await row.click()

  const drawer = page.getByRole('complementary')
  const reason = drawer.getByText(/received the string "59,90"/).first()
  await expect(reason).toBeVisible()
  await drawer.getByRole('button', { name: 'Mapping' }).click()
  const total = drawer.getByRole('row', { name: /\/total/ })
  await expect(total).toContainText('59,90')
  await expect(total).toContainText('refused')
  await expect(drawer.getByRole('row', { name: /\/name/ })).toContainText('Luis')
  await drawer.getByRole('button', { name: 'Answer' }).click()
  await expect(drawer.getByText('422').first()).toBeVisible()

  await drawer.getByRole('button', { name: 'Mapping' }).click()
  await drawer.getByRole('link', { name: 'Change type of Total' }).click()
  await page.getByRole('combobox', { name: 'Type: Total' }).click()
  await page.getByRole('option', { name: 'Text' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Purchase is saved.')).toBeVisible()
  expect(await outside.send('purchase', { email: 'luis@example.org', name: 'Luis', total: '59,90' })).toBe(201)
  await railOf(page).getByRole('link', { name: 'Events' }).click()
  await expect(page.getByRole('row', { name: /Accepted/ })).toContainText('luis@example.org')
})
