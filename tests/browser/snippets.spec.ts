import { readFileSync } from 'node:fs'
import { makeOutside, makePurchase } from './outside'
import { expect, test } from './owner'

test('the Try tab writes the event in the language of its reader, and gives the Postman collection', async ({
  page,
  owner,
}) => {
  const { integrationId, eventTypeId } = await makePurchase(makeOutside(owner.storeId))
  await page.goto(`/${owner.storeId}/integrations/${integrationId}/events/${eventTypeId}?tab=try`)
  const languages = page.getByRole('navigation', { name: 'Language' })
  await expect(page.getByText('curl -X POST')).toBeVisible()
  for (const [language, line] of [
    ['Node.js', 'await fetch('],
    ['PHP', 'curl_setopt_array('],
    ['Python', 'import urllib.request'],
  ] as const) {
    await languages.getByRole('button', { name: language }).click()
    await expect(page.getByRole('region', { name: language })).toContainText(line)
    await expect(page.getByRole('region', { name: language })).toContainText('/custom-events/alias/purchase')
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Postman collection' }).click(),
  ])
  const collection: { info: { schema: string } } = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(collection.info.schema).toContain('v2.1.0')
})
