import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

const NOBODY = '0198a7c0-0000-7000-8000-000000000001'
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

test('the script is served to pages of other origins, is kept for an hour and then asked for again', async ({
  request,
}) => {
  const first = await request.get('/sdk/inlet.js')
  expect(first.headers()).toMatchObject({
    'content-type': expect.stringContaining('javascript'),
    'cache-control': 'public, max-age=3600',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    etag: expect.any(String),
  })
  const again = await request.get('/sdk/inlet.js', { headers: { 'if-none-match': first.headers().etag ?? '' } })
  expect(again.status()).toBe(304)
  for (const name of ['inlet-mobile.js', 'inlet-mobile.d.ts'])
    expect((await request.get(`/sdk/${name}`)).status()).toBe(200)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the guide fills in the store, and its box runs the real script: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto(`/docs/sdk?store=${NOBODY}`)
    const origin = new URL(process.env.APP_URL ?? '').origin
    const tag = `<script async src="${origin}/sdk/inlet.js" data-store="${NOBODY}"></script>`
    await expect(page.getByRole('region', { name: 'The tag', exact: true })).toHaveText(tag)
    await page.getByRole('button', { name: 'Load the SDK' }).click()
    await page.getByLabel('Payload').fill('{ "size": "XL" ')
    await expect(page.getByRole('button', { name: 'Track', exact: true })).toHaveAttribute('aria-disabled', 'true')
    await page.getByLabel('Payload').fill('{ "size": "XL" }')
    await page.getByRole('button', { name: 'Track', exact: true }).click()
    const happened = page.getByRole('list', { name: 'What happened' }).getByRole('listitem')
    // There is no such store, so the server refuses it for good, and the box says so.
    await expect(happened).toHaveText([
      /dropped.*refused/,
      /error.*404.*is not sent again/,
      /tracked.*viewed-size-guide/,
    ])
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([])
  })

test('what the box sends is collected, durable and told; what does not fit is told too', async ({ page, request }) => {
  const { storeId } = JSON.parse(process.env.INLET_DEMO ?? '{}')
  await page.goto(`/docs/sdk?store=${storeId}`)
  await page.getByRole('button', { name: 'Load the SDK' }).click()
  const track = page.getByRole('button', { name: 'Track', exact: true })
  const answered = page.waitForResponse((response) => response.url().endsWith(`/collect/${storeId}`))
  await page.getByLabel('Payload').fill('{ "size": "XL" }')
  await track.click()
  const { trackerId } = await (await answered).json()
  expect(trackerId).toMatch(/^[\w-]{22}$/)
  const happened = page.getByRole('list', { name: 'What happened' }).getByRole('listitem')
  await expect(happened.filter({ hasText: /^sent/ })).toHaveCount(1)
  await page.getByLabel('Payload').fill('{ "product": "Shirt" }')
  await track.click()
  await expect(happened.filter({ hasText: 'expected a value for the required field "Size"' })).toHaveCount(1)
  // The same tracker, as a server without Origin would send it: the same visitor.
  const again = await request.post(`/collect/${storeId}`, { data: { trackerId, events: [] } })
  expect(await again.json()).toEqual({ trackerId, webContents: [] })
})

test('what is no store id is not filled in', async ({ page }) => {
  await page.goto(`/docs/sdk?store=${encodeURIComponent('"><script>alert(1)</script>')}`)
  await expect(page.getByRole('region', { name: 'The tag', exact: true })).toContainText('data-store="{storeId}"')
  await expect(page.getByLabel('Store id')).toHaveValue('')
})
